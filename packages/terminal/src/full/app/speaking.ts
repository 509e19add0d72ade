import { parseTyped, type Room } from '@salon/client';
import type { Deed } from '../input/bindings.ts';
import { cut, emptyLine, type Line, lineOf, moved, rowMoved, typed } from '../input/line.ts';
import { Past } from '../input/past.ts';
import type { Known } from './acts.ts';
import { Completing } from './completing.ts';
import { type Composing, Composings, editOf, replyTo } from './composing.ts';
import { isSaid, send } from './sending.ts';
import type { Stage } from './stage.ts';

/** The line that someone types in, and what becomes of it. */
export class Speaking {
  line: Line = emptyLine;
  /** Several lines that were pasted, and are asked about first. */
  pasted: string | undefined;
  private readonly stage: Stage;
  private readonly past = new Past();
  private readonly composings = new Composings();
  private readonly completing = new Completing();
  private kept = '';
  private hasWarned = false;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  /** Another room is shown: what is typed there is kept apart. */
  moved(from: Room | undefined, to: Room): void {
    const { composings } = this;
    this.past.rest();
    const left = composings.of(from);
    if (from !== undefined) this.stage.client.setDraft(from, this.draftOf(left));
    if (from !== undefined && left?.kind === 'edit') composings.set(from, { ...left, sofar: this.line });
    const found = composings.of(to);
    this.line = (found?.kind === 'edit' ? found.sofar : undefined) ?? lineOf(to.draft);
  }

  /** What is typed and not sent. */
  get draft(): string {
    return this.draftOf(this.composings.of(this.stage.room));
  }

  /** What was sent from the line, each once, the newest first. */
  get typedBefore(): readonly string[] {
    return this.past.newestFirst;
  }

  /** What the status line says of what the line is for; empty when it is for something new, or for a command. */
  get words(): string {
    const composing = this.composings.of(this.stage.room);
    if (composing === undefined || (composing.kind === 'reply' && !isSaid(this.line.text))) return '';
    return composing.words;
  }

  /** The line answers a message from now on. */
  reply(room: Room, entry: Known): void {
    this.drop(room);
    this.composings.set(room, replyTo(entry));
  }

  /** The line is the text of a message from now on; what was typed comes back behind that. */
  editMessage(room: Room, entry: Known): void {
    this.drop(room);
    this.composings.set(room, editOf(entry, this.line));
    this.line = lineOf(entry.text);
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
        // Single characters are typed again sooner than they are put back.
        if (!deed.reach.startsWith('character')) this.kept = gone;
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
        this.line = rowMoved(this.line, deed.by) ?? this.stepped(deed.by);
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
      case 'escape':
        return this.drop(this.stage.room);
      case 'interrupt':
        if (this.line.text === '' || this.isEditing) {
          if (this.drop(this.stage.room)) return true;
        }
        if (this.line.text === '') this.leave();
        else {
          this.kept = this.line.text;
          this.edit(emptyLine);
        }
        return true;
      case 'end-of-input':
        if (this.line.text === '') this.leave();
        else this.edit(cut(this.line, 'character-right').line);
        return true;
      default:
        return false;
    }
  }

  /** Leaves; where something was not sent, only when it is asked for a second time. */
  leave(reason?: string): void {
    const { client, hands } = this.stage;
    const unsent = client.rooms.all
      .flatMap(({ timeline }) => timeline.entries)
      .filter(({ delivery }) => delivery !== 'sent').length;
    if (unsent === 0 || this.hasWarned) {
      hands.leave(reason);
      return;
    }
    this.hasWarned = true;
    this.stage.tell(
      `Not sent: ${unsent} ${unsent === 1 ? 'message' : 'messages'}, kept until you come back. Leave again.`,
    );
  }

  /** The line that was typed before, or behind, the one that is shown. */
  private stepped(by: 1 | -1): Line {
    const found = this.past.step(by, this.line.text);
    return found === undefined ? this.line : lineOf(found);
  }

  private complete(by: 1 | -1): void {
    const { client, room } = this.stage;
    if (room !== undefined) this.line = this.completing.step(client, room, this.line, by);
  }

  private edit(line: Line): void {
    this.line = line;
    this.hasWarned = false;
    this.past.rest();
    const { client, room } = this.stage;
    if (room === undefined) return;
    const isSpeech = line.text !== '' && !/^\/(?!\/)/.test(line.text);
    client.typing(room, isSpeech ? 'active' : 'done');
  }

  private async enter(): Promise<void> {
    const { stage, composings } = this;
    const { room } = stage;
    const { text } = this.line;
    if (room === undefined || text.trim() === '') return;
    const composing = composings.of(room);
    if (composing?.kind === 'edit') return void (await this.change(room, composing));
    const answered = isSaid(text) ? composing?.msgid : undefined;
    if (answered !== undefined) composings.set(room, undefined);
    if (!hasSecret(text)) this.past.add(text);
    this.line = emptyLine;
    stage.client.setDraft(room, '');
    await send(stage, room, text, answered);
  }

  /** Gives a message another text; when that fails, it can be tried again. */
  private async change(room: Room, editing: Composing & { readonly kind: 'edit' }): Promise<void> {
    const { stage, composings } = this;
    const { line } = this;
    this.drop(room);
    if (line.text === editing.text) return;
    this.past.add(line.text);
    const outcome = await stage.client.edit(room, editing.msgid, line.text);
    if (outcome.ok) return;
    stage.tell(outcome.text);
    if (stage.room !== room || composings.of(room) !== undefined || this.line !== editing.before) return;
    composings.set(room, editing);
    this.line = line;
  }

  /** The line is for something new again, with what was typed before; false when it was. */
  private drop(room: Room | undefined): boolean {
    const composing = this.composings.of(room);
    if (room === undefined || composing === undefined) return false;
    this.composings.set(room, undefined);
    if (composing.kind === 'edit') this.line = composing.before;
    return true;
  }

  private draftOf(composing: Composing | undefined): string {
    const { text } = composing?.kind === 'edit' ? composing.before : this.line;
    // Drafts are kept in a file.
    return hasSecret(text) ? '' : text;
  }

  private get isEditing(): boolean {
    return this.composings.of(this.stage.room)?.kind === 'edit';
  }
}

/** Whether a password may stand in a line. */
function hasSecret(text: string): boolean {
  const typed = parseTyped(text);
  return typed.type === 'command' && typed.command.secret === true;
}
