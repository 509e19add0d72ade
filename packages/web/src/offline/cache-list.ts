/** One file of the build. */
export interface BuiltFile {
  /** Below the root of the page, such as `assets/index-1a2b.js`. */
  readonly path: string;
  readonly bytes: number;
  /** What it is, for the version of the whole. */
  readonly hash: string;
}

/** What the service worker keeps so that the page begins without a network. */
export interface Shell {
  /** Another one for each build that is other. */
  readonly version: string;
  /** Below the root; the empty path is the page itself. */
  readonly files: readonly string[];
}

/** What is larger is kept when it is first used, in bytes before it is compressed: emoji, above all. */
const bytesMax = 160_000;

const belongs = /^(assets\/.+\.(js|css)|icon\.svg|icon-192\.png|manifest\.webmanifest)$/;

/**
 * Of all that was built, what is kept from the start: also what the page loads only when it is needed, since after
 * another build the server does not have it any more.
 */
export function cacheList(built: readonly BuiltFile[]): readonly string[] {
  const files = built.filter(({ path, bytes }) => belongs.test(path) && bytes <= bytesMax);
  return ['', ...files.map(({ path }) => path).sort()];
}

/** What a version is made of: the same for the same files, in whatever order they were built. */
export function fingerprint(built: readonly BuiltFile[]): string {
  return built
    .map(({ path, hash }) => `${path} ${hash}`)
    .sort()
    .join('\n');
}
