/*
 * What a service worker has that a page does not, as far as it is used here: the types of both cannot be in one program.
 */

/** A window of this page. */
export interface WindowClient {
  readonly visibilityState: 'visible' | 'hidden';
  readonly focused: boolean;
  focus(): Promise<WindowClient>;
  postMessage(message: FromWorker): void;
}

interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchEvent extends Extendable {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

export interface PushEvent extends Extendable {
  readonly data: { text(): string } | null;
}

export interface NotificationClickEvent extends Extendable {
  readonly notification: Notification;
}

interface WorkerEvents {
  readonly install: Extendable;
  readonly activate: Extendable;
  readonly fetch: FetchEvent;
  readonly push: PushEvent;
  readonly notificationclick: NotificationClickEvent;
  readonly message: Extendable & { readonly data: unknown };
}

/** What is global in a service worker. */
export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: {
      readonly type: 'window';
      readonly includeUncontrolled: boolean;
    }): Promise<readonly WindowClient[]>;
    openWindow(url: string): Promise<WindowClient | null>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof WorkerEvents>(
    name: Name,
    hear: (event: WorkerEvents[Name]) => void,
  ): void;
}

/** What the worker tells a page: someone clicked a notification, and the message should be shown. */
export interface FromWorker {
  readonly type: 'salon:open';
  readonly room: string;
  readonly msgid: string | undefined;
}

/** What a page tells the worker that waits: it may take over. */
export const takeOver = 'salon:take-over';
