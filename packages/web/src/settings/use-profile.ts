import type { Person } from '@salon/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { toast } from '../ui/toasts.ts';
import { changesOf, type ProfileKey, type ProfileValues } from './profile-fields.ts';

/** A profile that is being changed. */
export interface ProfileDraft {
  readonly values: ProfileValues;
  readonly isChanged: boolean;
  readonly isBusy: boolean;
  readonly change: (key: ProfileKey, value: string) => void;
  readonly save: () => Promise<void>;
}

/** What the user tells of herself, and what of it she has changed and not saved. */
export function useProfile(): ProfileDraft {
  const { t } = useTranslation();
  const client = useClient();
  const { nick } = useObserved(client.me);
  const before = valuesOf(useObserved(client.person(nick)));
  const [edited, setEdited] = useState<Partial<ProfileValues>>({});
  const [isBusy, setIsBusy] = useState(false);
  const values = { ...before, ...edited };
  const changes = changesOf(before, values);
  return {
    values,
    isChanged: changes.length > 0,
    isBusy,
    change: (key, value) => setEdited(now => ({ ...now, [key]: value })),
    save: async () => {
      setIsBusy(true);
      for (const [key, value] of changes) {
        const outcome = await client.setMetadata(key, value);
        if (outcome.ok) continue;
        toast(t('settings.notSaved', { why: outcome.text }), { kind: 'failure' });
        setIsBusy(false);
        return;
      }
      setEdited({});
      setIsBusy(false);
      toast(t('settings.saved'));
    },
  };
}

function valuesOf(person: Person): ProfileValues {
  return {
    'display-name': person.displayName ?? '',
    avatar: person.avatar ?? '',
    pronouns: person.pronouns ?? '',
    status: person.status ?? '',
    homepage: person.homepage ?? '',
    color: person.color ?? '',
  };
}
