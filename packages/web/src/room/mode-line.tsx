import type { Room } from '@salon/client';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Switch } from '../ui/switch.tsx';
import { FailureNote } from './failure.tsx';
import { isParam, type ModeRow, type ModeTakes, modeChange } from './mode-rows.ts';
import styles from './room.module.css';
import { useDoing } from './use-doing.ts';

interface ModeLineProps {
  readonly room: Room;
  readonly row: ModeRow;
  /** Whether it says which rank it takes; where all of them do, that is said once above. */
  readonly tellsNeed: boolean;
}

/** A mode with a sentence. What takes a parameter asks for it before it is set. */
export function ModeLine({ room, row, tellsNeed }: ModeLineProps) {
  const { t } = useTranslation();
  const client = useClient();
  const doing = useDoing();
  const [wished, setWished] = useState<boolean | undefined>(undefined);
  const { letter, isOn, takes, needs } = row;
  const isAsked = takes !== undefined && (isOn || wished === true);

  async function change(on: boolean, param = '') {
    setWished(on);
    await doing.run(() => client.mode(room, ...modeChange(row, on, param)));
    setWished(undefined);
  }

  const hint = t(`room.mode.${letter}.hint`);
  return (
    <div className={styles.mode}>
      <Switch
        label={t(`room.mode.${letter}.label`)}
        hint={needs !== undefined && tellsNeed ? `${hint} ${t(`room.needs.${needs}`)}` : hint}
        checked={wished ?? isOn}
        disabled={needs !== undefined || doing.busy}
        onChange={on => {
          doing.clear();
          if (on && takes !== undefined) setWished(true);
          else if (takes !== undefined && !isOn) setWished(undefined);
          else void change(on);
        }}
      />
      {isAsked && (
        <ParamForm
          key={row.param}
          row={row}
          takes={takes}
          busy={doing.busy}
          onSet={param => void change(true, param)}
        />
      )}
      <FailureNote text={doing.failure} />
    </div>
  );
}

interface ParamFormProps {
  readonly row: ModeRow;
  readonly takes: ModeTakes;
  readonly busy: boolean;
  readonly onSet: (param: string) => void;
}

function ParamForm({ row, takes, busy, onSet }: ParamFormProps) {
  const { t } = useTranslation();
  const { facts } = useClient();
  const [param, setParam] = useState(row.param);
  const [isTried, setTried] = useState(false);
  const isGood = isParam(takes, param, facts.isChannel);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (isGood) onSet(param);
  }

  return (
    <form className={styles.param} onSubmit={submit}>
      <Field
        label={t(`room.takes.${row.letter}`)}
        error={isTried && !isGood ? t(`room.wrong.${takes}`) : undefined}
        inputMode={takes === 'number' || takes === 'seconds' ? 'numeric' : 'text'}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        disabled={row.needs !== undefined}
        value={param}
        onChange={event => setParam(event.target.value)}
      />
      {row.needs === undefined && (
        <Button type="submit" busy={busy} disabled={row.isOn && param.trim() === row.param}>
          {t(row.isOn ? 'room.changeParam' : 'room.setParam')}
        </Button>
      )}
    </form>
  );
}
