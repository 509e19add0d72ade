import { z } from 'zod';

/** A whole number with its bounds, its default and its sentence. */
export function count(fallback: number, min: number, max: number, sentence: string) {
  return z.number().int().min(min).max(max).default(fallback).describe(sentence);
}
