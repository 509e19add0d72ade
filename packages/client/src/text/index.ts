/** What clients read out of what people write, whatever they show it on. */
export { type Block, blocksOf } from './blocks.ts';
export { colourOf, luminanceOf, type Rgb, rgbOf } from './colours.ts';
export { isHidden, parseFormat, plainStyle, type Style, withoutFormat } from './format.ts';
export { harmless, marksMax } from './harmless.ts';
export { hrefOf, linksIn } from './links.ts';
export { namesIn } from './names.ts';
export { nickHash } from './nick-hash.ts';
export { type Part, type Piece, piecesOf } from './pieces.ts';
export type { Names } from './words.ts';
