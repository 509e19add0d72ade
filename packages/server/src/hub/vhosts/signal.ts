/** What changes vhosts: hosts that people chose to be seen with. Each is carried out by the file of its name. */
export type VhostCommand = RequestVhost | DecideVhost | SetVhost | TakeVhost | SwitchVhost | ForbidVhosts;

/** A user wants to be seen with a host, if an operator of the server thinks so too. */
export interface RequestVhost {
  readonly type: 'request-vhost';
  readonly host: string;
}

/** An operator of the server approves or rejects what the owner of an account wants. */
export interface DecideVhost {
  readonly type: 'decide-vhost';
  readonly account: string;
  readonly approve: boolean;
  /** The host that is meant, so that it is not another one that was wanted in between. */
  readonly host?: string;
  /** Why it is rejected. */
  readonly reason?: string;
}

/** An operator of the server gives an account a vhost, or takes it away when no host is named. */
export interface SetVhost {
  readonly type: 'set-vhost';
  readonly account: string;
  readonly host?: string;
}

/** A user takes one of the hosts that the settings offer to everyone. */
export interface TakeVhost {
  readonly type: 'take-vhost';
  readonly host: string;
}

/** A user wants to be seen with the vhost of her account, or without. */
export interface SwitchVhost {
  readonly type: 'switch-vhost';
  readonly on: boolean;
}

/** An operator of the server forbids vhosts to an account, or permits them again. */
export interface ForbidVhosts {
  readonly type: 'forbid-vhosts';
  readonly account: string;
  readonly on: boolean;
}
