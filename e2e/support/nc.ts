import { Child, type Ending } from './child.ts';
import { until } from './until.ts';

/** Someone who talks by `nc`. */
export class Nc {
  private readonly child: Child;

  constructor(port: number, ...flags: readonly string[]) {
    this.child = new Child('nc', [...flags, '127.0.0.1', String(port)]);
  }

  /** All that `nc` has shown, byte for byte. */
  get transcript(): string {
    return this.child.stdout;
  }

  /** Types lines. */
  says(...lines: readonly string[]): void {
    for (const line of lines) this.child.write(`${line}\n`);
  }

  /** Types text as it is. */
  types(text: string): void {
    this.child.write(text);
  }

  /** Presses Ctrl-D: there is no more input. */
  endsInput(): void {
    this.child.endInput();
  }

  /** Waits until `nc` has shown this. */
  async hears(text: string): Promise<void> {
    await until(
      JSON.stringify(text),
      () => this.transcript.includes(text),
      () => this.transcript,
    );
  }

  /** Waits for the end of `nc`. */
  ended(): Promise<Ending> {
    return this.child.ended;
  }

  close(): Promise<void> {
    return this.child.close();
  }
}

/** Comes in by `nc` with a pseudo, and waits to be welcomed. */
export async function enterByNc(port: number, pseudo: string): Promise<Nc> {
  const nc = new Nc(port);
  await nc.hears('>> Enter pseudo: ');
  nc.says(pseudo);
  await nc.hears(`>> Welcome ${pseudo} !\n`);
  return nc;
}
