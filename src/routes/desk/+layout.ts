/** The desk lives on the device alone: nothing of it is drawn before the browser has it. */
export const ssr = false;
