import type { ServiceName } from '@salon/protocol';
import { chanServ } from './chanserv/table.ts';
import { hostServ } from './hostserv/table.ts';
import { nickServ } from './nickserv/table.ts';
import type { Service } from './spec.ts';

/** All services, by their names. */
export const services: { readonly [N in ServiceName]: Service } = {
  NickServ: nickServ,
  ChanServ: chanServ,
  HostServ: hostServ,
};
