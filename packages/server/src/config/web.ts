import { z } from 'zod';

/** What pages may do with the web door. */
export const web = z
  .strictObject({
    origins: z
      .array(
        z
          .string()
          .regex(/^(\*|[a-z][a-z0-9+.-]*:\/\/[^/\s]+)$/i, 'a site such as https://chat.example.org, or *'),
      )
      .default([])
      .describe(
        'Sites whose pages may connect by WebSocket, besides the page of the web door itself, such as https://chat.example.org; * for any.',
      ),
    imagesFrom: z
      .array(
        z
          .string()
          .regex(
            /^(https?:|https?:\/\/(\*\.)?[\w.-]+(:\d+)?)$/,
            'https:, http: or a site such as https://images.example.org',
          ),
      )
      .default(['https:', 'http:'])
      .describe(
        'From where the page may show images and sounds that someone links to; when it is empty, from this server only.',
      ),
  })
  .prefault({})
  .describe('What pages may do with the web door.');
