/** A message, parted by what its lines are. */
export type Block =
  | { readonly type: 'line'; readonly text: string }
  | { readonly type: 'quote'; readonly text: string }
  | { readonly type: 'code'; readonly text: string };

const fence = /^```[\w+#.-]*$/;
const oneLine = /^```(.+)```$/;

/** Parts a message into lines, lines that quote (`> `), and blocks of code between ``` and ```. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const end = fence.test(line.trim())
      ? lines.findIndex((other, index) => index > at && other.trim() === '```')
      : -1;
    const code = oneLine.exec(line.trim())?.[1];
    if (end > at + 1) {
      blocks.push({ type: 'code', text: lines.slice(at + 1, end).join('\n') });
      at = end;
    } else if (code !== undefined) blocks.push({ type: 'code', text: code });
    else if (/^> ?\S/.test(line)) blocks.push({ type: 'quote', text: line.replace(/^> ?/, '') });
    else blocks.push({ type: 'line', text: line });
  }
  return blocks;
}
