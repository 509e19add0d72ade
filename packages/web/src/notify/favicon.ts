import type { dotOf } from './title.ts';

/** In pixels: what screens of twice the dots need of a tab. */
const size = 64;

/** The red of mentions and the green of what is merely new, on whichever tab. */
const colours = { mention: '#d6382c', unread: '#5fc48f' } as const;

let plain: Promise<HTMLImageElement> | undefined;

/** Puts a dot on the icon of the page, or takes it away. */
export async function showDot(dot: ReturnType<typeof dotOf>): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link === null) return;
  plain ??= imageAt(link.href);
  const image = await plain;
  link.href = dot === undefined ? image.src : drawn(image, colours[dot]);
}

function drawn(image: HTMLImageElement, colour: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const brush = canvas.getContext('2d');
  if (brush === null) return image.src;
  brush.drawImage(image, 0, 0, size, size);
  // The ring around the dot is cut out, so that it can be told from the icon on any colour.
  brush.globalCompositeOperation = 'destination-out';
  disc(brush, 21);
  brush.globalCompositeOperation = 'source-over';
  brush.fillStyle = colour;
  disc(brush, 16);
  return canvas.toDataURL('image/png');
}

function disc(brush: CanvasRenderingContext2D, radius: number): void {
  brush.beginPath();
  brush.arc(size - 17, 17, radius, 0, Math.PI * 2);
  brush.fill();
}

async function imageAt(url: string): Promise<HTMLImageElement> {
  const image = new Image(size, size);
  image.src = url;
  await image.decode();
  return image;
}
