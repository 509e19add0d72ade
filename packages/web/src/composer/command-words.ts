import type { SlashCommand } from '@salon/client';
import type { TFunction } from 'i18next';

/** What a command does, in the language of the user. */
export function helpOf({ name, help }: SlashCommand, t: TFunction): string {
  return t(`command.help.${name}`, { defaultValue: help });
}

/** How it is written behind its name, as `<nick> [reason]`. */
export function usageOf({ name, usage }: SlashCommand, t: TFunction): string {
  return usage === '' ? '' : t(`command.usage.${name}`, { defaultValue: usage });
}
