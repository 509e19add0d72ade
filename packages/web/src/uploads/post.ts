import type { Posted } from './queue.ts';

/**
 * Sends a file to the host of files (draft/FILEHOST): POST with the file as it is, its kind and its name. By
 * XMLHttpRequest, since fetch tells nothing of how much has gone.
 */
export function post(
  place: string,
  file: File,
  ticket: string,
  told: (share: number) => void,
  cancelled: AbortSignal,
): Promise<Posted> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    const end = () => resolve({ status: request.status, location: request.getResponseHeader('Location') });
    request.open('POST', place);
    request.setRequestHeader('Authorization', `Bearer ${ticket}`);
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.setRequestHeader('Content-Disposition', `attachment; filename*=UTF-8''${encoded(file.name)}`);
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) told(event.loaded / event.total);
    });
    request.addEventListener('loadend', end);
    cancelled.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** As a parameter of a header (RFC 8187): what encodeURIComponent leaves and is not allowed there is written as %HH too. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
