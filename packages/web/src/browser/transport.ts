import type { Transport, TransportEvents } from '@salon/client';

/** What is spoken over the socket: a line of IRC in each message (IRCv3 `text.ircv3.net`). */
const subprotocol = 'text.ircv3.net';

/** Connects to the server that this page came from. */
export function connect(events: TransportEvents): Transport {
  const socket = new WebSocket(addressOf(location), subprotocol);
  let isOver = false;
  const end = (reason: string) => {
    if (isOver) return;
    isOver = true;
    events.closed(reason);
  };
  socket.onopen = () => {
    if (!isOver) events.opened();
  };
  socket.onmessage = message => {
    if (!isOver && typeof message.data === 'string') events.line(message.data);
  };
  // `error` says nothing that may be told, and `close` always follows.
  socket.onclose = close => end(close.reason);
  return {
    send: line => {
      if (socket.readyState === WebSocket.OPEN) socket.send(line);
    },
    close: () => {
      // A closing handshake that nobody answers takes a minute: who asked for it does not wait.
      socket.close(1000);
      queueMicrotask(() => end(''));
    },
  };
}

/** The socket beside the page, also when the page lies in a folder behind a proxy. */
export function addressOf(page: { readonly href: string }): string {
  const url = new URL('socket', page.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.hash = '';
  url.search = '';
  return url.href;
}
