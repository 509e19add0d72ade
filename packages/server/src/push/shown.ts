/**
 * What was pushed of a place and may still be shown on a device, by whom it was for and by place. It is forgotten when
 * the server ends: then a device shows something for longer than it has to.
 */
export class Shown {
  private readonly places = new Map<string, Map<string, number>>();

  /** Something said at a time, in milliseconds since 1970, was pushed. */
  add(credential: string, place: string, at: number): void {
    const own = this.places.get(credential) ?? new Map<string, number>();
    this.places.set(credential, own);
    // What was pushed last comes last.
    own.delete(place);
    own.set(place, at);
    const [oldest] = own.keys();
    if (own.size > placesMax && oldest !== undefined) own.delete(oldest);
  }

  /** A place was read until a time. Returns whether all that was pushed of it is read by now. */
  read(credential: string, place: string, until: number): boolean {
    const own = this.places.get(credential);
    const at = own?.get(place);
    if (own === undefined || at === undefined || at > until) return false;
    own.delete(place);
    if (own.size === 0) this.places.delete(credential);
    return true;
  }

  /** Nobody is there any more for whom something could be shown. */
  forget(credential: string): void {
    this.places.delete(credential);
  }
}

/** Of how many places this is known for an account. */
const placesMax = 100;
