/** What one tells of oneself: keys of metadata (IRCv3 metadata). */
export const profileKeys = ['display-name', 'avatar', 'pronouns', 'status', 'homepage', 'color'] as const;
export type ProfileKey = (typeof profileKeys)[number];
export type ProfileValues = Readonly<Record<ProfileKey, string>>;

/** The longest value that servers take unless they are told otherwise, in bytes. */
const valueBytesMax = 256;

/** What differs from what the server has: each with its new value; undefined where it is taken away. */
export function changesOf(
  before: ProfileValues,
  after: ProfileValues,
): readonly (readonly [ProfileKey, string | undefined])[] {
  return profileKeys
    .filter(key => before[key].trim() !== after[key].trim())
    .map(key => [key, after[key].trim() === '' ? undefined : after[key].trim()] as const);
}

/** Why a value cannot be taken; undefined when it can. */
export function faultIn(key: ProfileKey, value: string): 'url' | 'long' | undefined {
  const text = value.trim();
  if (text === '') return undefined;
  if (new TextEncoder().encode(text).length > valueBytesMax) return 'long';
  return (key === 'avatar' || key === 'homepage') && !isWebAddress(text) ? 'url' : undefined;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
