import { commandNamed, type Room, runTyped } from '@salon/client';
import type { Deed } from '../input/bindings.ts';
import { cut, emptyLine, type Line, lineOf, moved, typed } from '../input/line.ts';
import { Past } from '../input/past.ts';
import { showAnswer } from './answers.ts';
import { Completing } from './completing.ts';
import type { Stage } from './stage.ts';

/** The line that someone types in, and what becomes of it. */
export class Speaking {
  line: Line = emptyLine;
  /** Several lines that were pasted, and are asked about first. */
  pasted: string | undefined;
  private readonly stage: Stage;
  private readonly past = new Past();
  private readonly completing = new Completing();
  private kept = '';

  constructor(stage: Stage) {
    this.stage = stage;
  }

  /** Another room is shown: what is typed there is kept apart. */
  moved(from: Room | undefined, to: Room): void {
    if (from !== undefined) this.stage.client.setDraft(from, this.line.text);
    this.line = lineOf(to.draft);
  }

  type(text: string): void {
    this.edit(typed(this.line, text));
  }

  paste(text: string): void {
    const whole = text.replace(/\n+$/, '');
    if (whole.includes('\n')) this.pasted = whole;
    else this.type(whole);
  }

  /** Enter sends what was pasted, and Escape does not. */
  answerPaste(deed: Deed | undefined): void {
    const { pasted } = this;
    if (pasted === undefined) return;
    if (deed?.deed === 'enter') this.type(pasted);
    else if (deed?.deed !== 'escape' && deed?.deed !== 'interrupt') return;
    this.pasted = undefined;
    if (deed.deed === 'enter') void this.enter();
  }

  /** Does what a key does to the line; false when it does nothing to it. */
  perform(deed: Deed): boolean {
    switch (deed.deed) {
      case 'move':
        this.line = moved(this.line, deed.reach);
        return true;
      case 'cut': {
        const { line, gone } = cut(this.line, deed.reach);
        if (gone.length > 1) this.kept = gone;
        this.edit(line);
        return true;
      }
      case 'yank':
        this.type(this.kept);
        return true;
      case 'newline':
        this.type('\n');
        return true;
      case 'past':
        this.line = lineOf(this.past.step(deed.by, this.line.text) ?? this.line.text);
        return true;
      case 'complete':
        this.complete(1);
        return true;
      case 'complete-back':
        this.complete(-1);
        return true;
      case 'enter':
        void this.enter();
        return true;
      case 'interrupt':
        if (this.line.text === '') this.stage.hands.leave();
        else this.edit(emptyLine);
        return true;
      case 'end-of-input':
        if (this.line.text === '') this.stage.hands.leave();
        return true;
      default:
        return false;
    }
  }

  private complete(by: 1 | -1): void {
    const { client, room } = this.stage;
    if (room !== undefined) this.line = this.completing.step(client, room, this.line, by);
  }

  private edit(line: Line): void {
    this.line = line;
    const { client, room } = this.stage;
    if (room === undefined) return;
    const isSpeech = line.text !== '' && !/^\/(?!\/)/.test(line.text);
    client.typing(room, isSpeech ? 'active' : 'done');
  }

  private async enter(): Promise<void> {
    const { stage } = this;
    const { client, room } = stage;
    const { text } = this.line;
    if (room === undefined || text.trim() === '') return;
    if (commandNamed(/^\/(\S+)/.exec(text)?.[1] ?? '')?.secret !== true) this.past.add(text);
    this.line = emptyLine;
    client.setDraft(room, '');
    const isAtEnd = room.timeline.atEnd;
    const there = stage.places.toNewest(room);
    if (!isAtEnd) await there;
    if (/^\/(?:quit|exit|bye)(?:\s|$)/i.test(text)) return void stage.hands.leave();
    if (/^\/bell(?:\s|$)/i.test(text)) return void this.setBell(text);
    const ran = await runTyped(client, room, text);
    if (!ran.ok) stage.tell(ran.text);
    else if (ran.value !== undefined) await showAnswer(stage, room, ran.value);
    stage.changed();
  }

  /** `/bell on` and `/bell off` are of this terminal alone. */
  private setBell(text: string): void {
    const { stage } = this;
    const wanted = /^\/bell\s+(on|off)\s*$/i.exec(text)?.[1]?.toLowerCase();
    if (wanted === undefined) return void stage.tell('It is /bell on or /bell off.');
    stage.hands.setBell(wanted === 'on');
    stage.tell(`A mention ${wanted === 'on' ? 'rings' : 'does not ring'} the bell.`);
  }
}
