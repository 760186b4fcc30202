const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => UUID.test(text);

/** Whether a text is an id of the organization contract. */
export const isNumberId = (text: string): boolean => /^\d{1,15}$/.test(text);
