/** The address of a homepage when it is one that may be opened; what people write without a scheme is meant as https. */
export function homepageOf(written: string): { readonly href: string; readonly text: string } | undefined {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`;
  const url = URL.parse(whole);
  if (url === null || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return undefined;
  return { href: url.href, text: `${url.host}${url.pathname === '/' ? '' : url.pathname}` };
}

/** Channels of WHOIS, without the prefixes that someone has there. */
export function channelNames(channels: readonly string[], prefixes: string): readonly string[] {
  return channels.map(written => {
    let at = 0;
    while (at < written.length - 1 && prefixes.includes(written.charAt(at))) at += 1;
    return written.slice(at);
  });
}
