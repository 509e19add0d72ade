import type { Route } from '../route.ts';
import { answerFile, type ServingParts } from './serving.ts';
import { answerUpload, type UploadParts } from './upload.ts';

/** Where files are uploaded, as RPL_ISUPPORT tells it. */
export const uploadPath = '/upload';

/** What the paths of files need. */
export type FileRoutesParts = UploadParts & ServingParts;

/** Where files come in, and where they are read. */
export function fileRoutes(parts: FileRoutesParts): readonly Route[] {
  return [
    {
      matches: path => path === uploadPath,
      serve: (request, response, origin) => answerUpload(parts, request, response, origin),
    },
    {
      matches: path => path.startsWith('/files/'),
      serve: (request, response, origin) => answerFile(parts, request, response, origin),
    },
  ];
}
