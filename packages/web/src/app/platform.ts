/** Whether keys are held by Command. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
