/** Whether the device says it has a network. "Yes" may still be wrong; "no" is right. */
class Online {
	now = $state(true);

	start(): () => void {
		const read = () => (this.now = navigator.onLine);
		read();
		addEventListener('online', read);
		addEventListener('offline', read);
		return () => {
			removeEventListener('online', read);
			removeEventListener('offline', read);
		};
	}
}

export const online = new Online();
