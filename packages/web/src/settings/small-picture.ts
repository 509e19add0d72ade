/** How wide and high a picture of someone is, in pixels. */
const size = 256;

/**
 * A picture as a square of a size that suits, cut out of its middle. What else is in the file, as where it was taken, does
 * not come along. Throws for what the browser cannot show.
 */
export async function smallPicture(file: Blob): Promise<File> {
  const image = await createImageBitmap(file);
  const side = Math.min(image.width, image.height);
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  canvas
    .getContext('2d')
    ?.drawImage(image, (image.width - side) / 2, (image.height - side) / 2, side, side, 0, 0, size, size);
  image.close();
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('the browser made no picture');
  return new File([blob], 'avatar.png', { type: 'image/png' });
}
