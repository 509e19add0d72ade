import { ended } from './ended.ts';
import { entered } from './entered.ts';
import { admitted, heard } from './heard.ts';
import { leave } from './leave.ts';
import { become, type Conversation, exit, type Happening, note, type Step, stay } from './model.ts';

/** What becomes of a conversation when something happens. */
export function step(now: Conversation, happening: Happening): Step {
  switch (happening.kind) {
    case 'opened':
      return opened(now);
    case 'heard':
      return heard(now, happening.lines, happening.asks);
    case 'ended':
      return ended(now, happening.reason, happening.dice);
    case 'entered':
      return entered(now, happening.line);
    case 'due':
      return due(now);
    case 'left':
      return leave(now, '/quit');
    default:
      return happening satisfies never;
  }
}

function opened(now: Conversation): Step {
  return become(now, 'greeting', now.pseudo === undefined ? [] : [note(`connected to ${now.address} again`)]);
}

/** A password may stand behind a pseudo: it is not to be shown, nor to be given again. */
function pseudoIn(answer: string): string {
  return answer.split(' ', 1)[0] ?? answer;
}

function due(now: Conversation): Step {
  switch (now.stage.state) {
    case 'waiting':
      return become(now, 'connecting', [{ do: 'dial' }]);
    case 'answered':
      // It said something, but neither welcome nor the question again (who may not enter the first room is still in).
      // To go on waiting would keep back whatever is typed.
      return admitted(now, pseudoIn(now.stage.answer));
    case 'talking':
      return stay({ ...now, losses: 0 });
    case 'leaving':
      return exit(now, 0, [{ do: 'drop' }]);
    default:
      return stay(now);
  }
}
