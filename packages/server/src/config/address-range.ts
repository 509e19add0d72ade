import { z } from 'zod';
import { isAddressRange } from '../doors/gate/address-ranges.ts';

/** An IP address, or a range of them. */
export const network = z
  .string()
  .refine(isAddressRange, 'an IP address, or a range of them such as 10.0.0.0/8');
