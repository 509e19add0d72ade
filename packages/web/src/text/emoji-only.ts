const emoji = String.raw`(?:\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3|\p{Emoji_Presentation}|\p{Emoji}\uFE0F)`;
const dressed = String.raw`${emoji}\p{EMod}?(?:[\u{E0020}-\u{E007E}]+\u{E007F})?`;
const only = new RegExp(
  String.raw`^\s*(?:(?:${dressed})(?:\u200D(?:${dressed}|\p{Emoji}\uFE0F?))*\s*){1,8}$`,
  'u',
);

/** Whether a message is nothing but a few emoji, which are shown larger then. */
export function isEmojiOnly(text: string): boolean {
  return text.length <= 120 && only.test(text);
}
