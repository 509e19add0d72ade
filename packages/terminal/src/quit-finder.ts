import { asksToQuit } from './door.ts';

/** Follows the bytes that a pipe sends to the server, to know where they say `/quit`. */
export interface QuitFinder {
  /** How many of these bytes to send if a line among them is `/quit` (newline included), otherwise undefined. */
  look(bytes: Uint8Array): number | undefined;
  /** What is to be sent when the input ends: the newline its last line may lack, and `/quit` if it is missing. */
  lastWords(): string;
}

const newline = 0x0a;

// Enough of a line to tell whether it is /quit.
const headBytes = 16;

/** Makes a {@link QuitFinder}. */
export function createQuitFinder(): QuitFinder {
  let head = '';
  let began = false;

  return {
    look(bytes) {
      let start = 0;
      began = true;
      for (;;) {
        const end = bytes.indexOf(newline, start);
        const piece = bytes.subarray(start, end < 0 ? bytes.length : end);
        // One character a byte will do: what is looked for is ASCII.
        head += String.fromCharCode(...piece.subarray(0, headBytes - head.length));
        if (end < 0) return undefined;
        if (asksToQuit(head)) return end + 1;
        head = '';
        start = end + 1;
      }
    },
    lastWords() {
      // Who never said anything has not even answered the question: /quit would be taken for a pseudo.
      if (!began) return '';
      if (asksToQuit(head)) return '\n';
      return head === '' ? '/quit\n' : '\n/quit\n';
    },
  };
}
