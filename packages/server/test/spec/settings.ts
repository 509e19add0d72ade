import { privileges } from '../../src/hub/privilege.ts';

/** Settings with one operator of the server, who may do everything. */
export const withOperator = {
  opers: [
    {
      name: 'root',
      password: 'secret',
      privileges,
    },
  ],
};

/** Settings with a door behind a proxy, so that users of a test can come from different addresses. */
export const withProxy = {
  doors: [{ kind: 'irc', host: '127.0.0.1', port: 0, proxyProtocol: true }],
  trust: { proxies: ['127.0.0.1'] },
};
