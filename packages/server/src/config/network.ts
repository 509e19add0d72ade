import { z } from 'zod';
import { isNetwork } from '../doors/networks.ts';

/** An IP address, or a network of them. */
export const network = z.string().refine(isNetwork, 'an IP address, or a network such as 192.0.2.0/24');
