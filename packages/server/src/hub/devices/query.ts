/** What can be asked about staying without a session: the asker, of her own account. */
export interface PersistenceQuery {
  readonly type: 'persistence';
}

/** Whether someone stays when her last session ends. */
export interface PersistenceIs {
  readonly type: 'persistence';
  /** What she wants; undefined when she leaves it to the server. */
  readonly wants: boolean | undefined;
  /** Whether she would stay as things are now. */
  readonly stays: boolean;
}
