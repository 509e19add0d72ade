import type { Settings } from '../config/schema.ts';
import { isLoopback } from '../doors/gate/address-ranges.ts';
import { uploadPath } from '../doors/web/files/routes.ts';
import { Files, type FilesParts } from '../files/files.ts';
import { shownDoor } from './doors.ts';
import type { OpenDoor } from './warnings.ts';

/** What files need of a server. */
export interface FilesMakerParts extends Omit<FilesParts, 'folder'> {
  readonly settings: Settings;
  readonly folder: string | undefined;
}

/** What takes files that people share, if the settings want any and there is a place for them. */
export function filesOf({ settings, folder, ...parts }: FilesMakerParts): Files | undefined {
  return settings.files.enabled && folder !== undefined ? new Files({ ...parts, folder }) : undefined;
}

/** Where files may be uploaded: as the settings say, or at the first web door, by the name of the server where it has one. */
export function filehostOf({ files, server }: Settings, doors: readonly OpenDoor[]): string | undefined {
  if (files.url !== '') return `${files.url}${uploadPath}`;
  const door = doors.find(({ kind }) => kind === 'web');
  if (door === undefined || 'path' in door.place) return undefined;
  const place = new URL(uploadPath, shownDoor(door));
  // To who comes from elsewhere, localhost would be her own machine.
  if (!isLoopback(door.place.host)) place.hostname = server.name;
  return place.href;
}
