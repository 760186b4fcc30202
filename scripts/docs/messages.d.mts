export declare const MESSAGES_PAGE: string;
/** Every code that is written out in the sources; one that is worked out at run time stands in ‹…›. */
export declare function messageCodes(root: string): Promise<readonly string[]>;
export declare function messagesPage(root: string): Promise<string>;
