/** What is spoken between the socket and the lines, by the codes of its faults. */
const layers = [
  { name: 'TLS', codes: /^ERR_(SSL|TLS)_/ },
  { name: 'WebSocket', codes: /^WS_ERR_/ },
];

const brokenBecause: Readonly<Record<string, string>> = {
  ECONNRESET: 'Connection reset by peer',
  EPIPE: 'Connection reset by peer',
  ETIMEDOUT: 'Connection timed out',
};

/** Why a connection broke, as others are shown it: by its code, since what a library says is for developers. */
export function whyBroken({ code = '', message }: NodeJS.ErrnoException): string {
  const layer = layers.find(({ codes }) => codes.test(code));
  return brokenBecause[code] ?? (layer ? `${layer.name} error` : `Connection broken: ${message}`);
}
