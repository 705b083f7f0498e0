import type { HandleClientError } from '@sveltejs/kit';

/** An unknown address is no fault of ours; anything else is worth a line for whoever looks. Nothing is sent anywhere. */
export const handleError: HandleClientError = ({ error, status }) => {
	if (status !== 404) console.error(error);
};
