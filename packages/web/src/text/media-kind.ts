/** What a link may show right here. */
export type MediaKind = 'image' | 'video' | 'audio';

const kinds: readonly (readonly [MediaKind, RegExp])[] = [
  ['image', /\.(?:png|jpe?g|gif|webp|avif)$/i],
  ['video', /\.(?:mp4|webm|mov)$/i],
  ['audio', /\.(?:mp3|ogg|oga|opus|wav|flac|m4a)$/i],
];

/** Whether an address is that of a picture, a film or a sound, as far as its name tells. SVG is none: it is a page. */
export function mediaKindOf(href: string): MediaKind | undefined {
  const url = URL.parse(href);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  return kinds.find(([, pattern]) => pattern.test(url.pathname))?.[0];
}
