// Written by `npm run api` from openapi.json; not to be edited.

export interface paths {
    "/api/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this is and what one may do here. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["About"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/actors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Actors whose name begins so. */
        get: {
            parameters: {
                query?: {
                    /** @description The beginning of a name in any of the three languages, or of a code; nothing gives those in most incidents. */
                    q?: string;
                    /** @description nl, de or en. */
                    ui?: string;
                    /** @description At most this many */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ActorCandidate"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/actors/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All there is of one actor. */
        get: {
            parameters: {
                query?: {
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description nl, de or en. */
                    ui?: string;
                };
                header?: never;
                path: {
                    /** @description Its code: ARM, CSTO */
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Dossier"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/actors/{code}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which calls on its promises a state got, and how it answered. */
        get: {
            parameters: {
                query?: {
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                    /** @description Only these treaties, by id. */
                    treaty?: string[];
                };
                header?: never;
                path: {
                    /** @description The state's code */
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecordAnswer"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads reports into the ledger: a pasted text as JSON, or files as a form. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Pasted"];
                    "multipart/form-data": components["schemas"]["Dropped"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Begun"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/add/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What becomes of a job, step by step: events `read`, `document` and `problem`, then `done` or `failed`. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The job's number */
                    job: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Two sides: who arms and backs each, who is tied to both, and where that pulls two ways. */
        get: {
            parameters: {
                query: {
                    /** @description ARM:AZE. */
                    pair: string;
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Findings_BalanceFinding"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who says what. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_Stored_Claim"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Claims as a table. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contested/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents on which reports differ, with who says what. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_IncidentWhole"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contested/ties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ties on which reports contradict each other, with every statement. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_Relation"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contested/ties.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ties on which reports contradict each other as a table, a row for each statement. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports, by publication. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_DocumentRow"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports as a table, without their texts. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A report with all that it tells. Facts that became known after `known_on` are left out. */
        get: {
            parameters: {
                query?: {
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                };
                header?: never;
                path: {
                    /** @description Its id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DocumentWhole"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, as each report tells it. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_Stored_Event"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events as a table. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/facts/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes down what somebody says of a fact. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The fact's id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Said"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reviewed"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/facts/{id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a fact was coded. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The fact's id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Why"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents, by time. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                    /** @description Only incidents on which reports differ. */
                    contested?: boolean;
                    /** @description agreed, one-sided, disputed, denied, retracted, unconfirmed. */
                    state?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_IncidentRow"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents as a table. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description Only incidents on which reports differ. */
                    contested?: boolean;
                    /** @description agreed, one-sided, disputed, denied, retracted, unconfirmed. */
                    state?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An incident with who says what of it. */
        get: {
            parameters: {
                query?: {
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                };
                header?: never;
                path: {
                    /** @description The incident's id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IncidentWhole"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/obligations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an incident triggers, treaty by treaty, and what followed. */
        get: {
            parameters: {
                query?: {
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                };
                header?: never;
                path: {
                    /** @description The incident's id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Obligations"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reports of an incident, by publication. */
        get: {
            parameters: {
                query?: {
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                };
                header?: never;
                path: {
                    /** @description The incident's id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_Report"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells how far the ledger is written, an event `position`, and the same whenever it has changed, an event `changed`. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where things happened, whatever their number; routes, deployments and who holds which area on the day. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description Only incidents on which reports differ. */
                    contested?: boolean;
                    /** @description agreed, one-sided, disputed, denied, retracted, unconfirmed. */
                    state?: string[];
                    /** @description nl, de or en. */
                    ui?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Map"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/map.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places with what happened there, as `GeoJSON` (RFC 7946). */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description Only incidents on which reports differ. */
                    contested?: boolean;
                    /** @description agreed, one-sided, disputed, denied, retracted, unconfirmed. */
                    state?: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/geo+json": components["schemas"]["FeatureCollection"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What states, bodies and groups are called, by code. */
        get: {
            parameters: {
                query?: {
                    /** @description nl, de or en. */
                    ui?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/network": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is tied to whom on a day. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description Around the actors asked for: their ties (1), and the ties of those tied to them (2). */
                    steps?: number;
                    /** @description Also what is only possible, denied, over or to come. */
                    all?: boolean;
                    /** @description Mark what is otherwise on this day. */
                    compare?: string;
                    /** @description At most this many ties, 1 to 5,000; those of most reports first. */
                    limit?: number;
                    /** @description nl, de or en. */
                    ui?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DrawnNetwork"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/network.graphml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The network of a day as `GraphML`. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/graphml+xml": string;
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the ledger holds, and what is new in it. */
        get: {
            parameters: {
                query?: {
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description The `seen` of the overview that was looked at last. */
                    since?: number;
                    /** @description nl, de or en. */
                    ui?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Overview"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pairs/{one}/{other}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All there is between two. */
        get: {
            parameters: {
                query?: {
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description nl, de or en. */
                    ui?: string;
                };
                header?: never;
                path: {
                    /** @description A code */
                    one: string;
                    /** @description Another code */
                    other: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pair"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/relations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A tie over time: `arms-supply:RUS:AZE`. */
        get: {
            parameters: {
                query?: {
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                };
                header?: never;
                path: {
                    /** @description Type and both ends, colons between */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TieOverTime"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/review/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Facts that nobody looked at, the least certain first. */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_Queued"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said of facts, the newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Who gave it. */
                    by?: string[];
                    /** @description accepted, rejected, corrected. */
                    verdict?: string[];
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_Review"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What has these words. */
        get: {
            parameters: {
                query: {
                    /** @description Words, "phrases", NOT, OR, beginnings*, field:value. */
                    q: string;
                    /** @description What is searched. */
                    in?: "documents" | "events" | "ties" | "claims";
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Hits"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is tied to whom, as each report tells it. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Page_Stored_Tie"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ties.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ties as a table. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents over time, counted, whatever their number. */
        get: {
            parameters: {
                query?: {
                    /** @description A party: ARM in any role, ARM/gov in this one. */
                    actor?: string[];
                    /** @description Two parties that must both be there: ARM:AZE. */
                    pair?: string;
                    /** @description Who says so. */
                    by?: string[];
                    /** @description ASSAULT, arms-supply, accuses … */
                    type?: string[];
                    /** @description A place by its English name. */
                    place?: string[];
                    /** @description From this day, month or year on. */
                    from?: string;
                    /** @description Up to the end of this day, month or year. */
                    until?: string;
                    /** @description asserted, claimed, denied, negated, hypothetical; of incidents: so one of their reports tells them. */
                    status?: string[];
                    /** @description nl, de, en. */
                    lang?: string[];
                    /** @description An outlet. */
                    source?: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description Only incidents on which reports differ. */
                    contested?: boolean;
                    /** @description agreed, one-sided, disputed, denied, retracted, unconfirmed. */
                    state?: string[];
                    /** @description A lane for each party, or for each two. */
                    lanes?: "actor" | "pair";
                    /** @description The length of a cell; the one that fits the span where nothing is said. */
                    unit?: "day" | "month" | "year" | "decade";
                    /** @description Only incidents that so many documents tell. */
                    least?: number;
                    /** @description At most this many lanes */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Timeline"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treaties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The treaties that are known. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Treaties"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/treaties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A treaty, whole: parties with their times, articles, what it is thought to say and does not, and where each statement stands. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Its id: CST */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Treaty"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/what-if": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who loses what if ties, actors, routes or treaties fall away; who hangs on those, and what else there is. */
        get: {
            parameters: {
                query: {
                    /** @description A tie (`AZE -> EU energy-supply`, `ARM <-> RUS`), an actor (RUS), or the name of a route, pact or place. */
                    cut: string[];
                    /** @description What held, or had happened and been said, by this day: 2022-09-13. */
                    as_of?: string;
                    /** @description As the ledger knew it on this day, instead of now. */
                    known_on?: string;
                    /** @description At most this many rows, 1 to 1,000; 50 where nothing is said. */
                    limit?: string;
                    /** @description Go on after the page that gave this cursor. */
                    after?: string;
                    /** @description Newest first. */
                    newest?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Findings_Effect"];
                    };
                };
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What this is and what one may do here. */
        About: {
            /** @description The program's version. */
            version: string;
            /** @description What the ledger is called: its file's name, or the database's. */
            ledger: string;
            /** @description Whether it can be written. */
            writable: boolean;
            /** @description What this request may do. */
            may: components["schemas"]["May"][];
            /** @description The kinds of tie, in the order of the codebook. */
            tie_types: components["schemas"]["TieType"][];
        };
        /**
         * @description Whether an attack on forces abroad counts.
         * @enum {string}
         */
        Abroad: "yes" | "no" | "listed in note" | "disputed";
        /** @description What one teller says of one kind of figure, day by day. */
        Account: {
            /** @description What is counted. */
            what: components["schemas"]["FigureKind"];
            /** @description In which unit. */
            unit: string | null;
            /** @description Whose losses, where the reports tell losses of either side. */
            of?: string[];
            /** @description Whose figures. */
            by: string;
            /** @description In order; a day on which they did not change is there too. */
            days: components["schemas"]["OnDay"][];
            /**
             * Format: double
             * @description From the first best figure to the last.
             */
            moved: number | null;
        };
        /** @description One fact that counts. */
        Act: {
            /** @description What it is. */
            kind: components["schemas"]["ActKind"];
            /** @description Which rule says so. */
            rule: string;
            when: components["schemas"]["Edtf"] | null;
            /** @description Who acts or speaks, as written. */
            by: components["schemas"]["Actor"][];
            /** @description Whether the party itself or its body does it. */
            through_body: boolean;
            /** @description Whose word it is: who is quoted for it, else the outlet, else the document. For a judgement who judges. */
            told_by: string;
            /** @description Whether the text vouches for it, or in which way it does not. */
            status: components["schemas"]["Status"];
            /** @description Whether one document alone tells this kind of act, and not surely so: it is shown, and decides nothing. */
            doubtful: boolean;
            /** @description Id of the event, tie or claim in the ledger. */
            fact: string;
            /** @description The document. */
            document: string;
            /** @description The sentence. */
            evidence: string;
        };
        /**
         * @description What an act is.
         * @enum {string}
         */
        ActKind: "asked" | "joins" | "troops" | "aids" | "mission" | "words" | "refuses" | "arms" | "helps-attacker" | "fights" | "judged";
        /**
         * @description An actor: `BASE` or `BASE/role`. A state's base is its ISO 3166-1 alpha-3 code, a body's its acronym, anyone else's the usual English name. Roles: gov, mil, leg, jud, opp, reb, civ, med, bus, exp, ngo, cop, spy.
         * @example ARM/gov
         * @example CSTO
         * @example Institute for the Study of War
         */
        Actor: string;
        /** @description Names to pick from. */
        ActorCandidate: {
            /** @description Those in the ledger first, by their number of incidents. */
            items: components["schemas"]["Candidate"][];
        };
        /** @description Codes of those against whom alone it holds, or one word: `all`; `unrecorded` where it is limited and to whom is not recorded. */
        Against: string[];
        /**
         * @description What the acts of a party come to.
         * @enum {string}
         */
        AnswerOutcome: "honoured" | "partly" | "refused" | "contradicted" | "silent-so-far";
        /** @description One page of what was found, the best first. */
        Answer_ClaimHit: {
            /** @description The hits. */
            items: (components["schemas"]["Stored_Claim"] & components["schemas"]["Where"])[];
            /** @description The cursor to go on with; it holds while nothing is added. */
            next: string | null;
            /**
             * Format: int64
             * @description How many hits there are in all.
             */
            total: number;
            facets: components["schemas"]["Facets"] | null;
        };
        /** @description One page of what was found, the best first. */
        Answer_DocumentHit: {
            /** @description The hits. */
            items: (components["schemas"]["FoundDocument"] & components["schemas"]["Where"])[];
            /** @description The cursor to go on with; it holds while nothing is added. */
            next: string | null;
            /**
             * Format: int64
             * @description How many hits there are in all.
             */
            total: number;
            facets: components["schemas"]["Facets"] | null;
        };
        /** @description One page of what was found, the best first. */
        Answer_EventHit: {
            /** @description The hits. */
            items: (components["schemas"]["Stored_Event"] & components["schemas"]["Where"])[];
            /** @description The cursor to go on with; it holds while nothing is added. */
            next: string | null;
            /**
             * Format: int64
             * @description How many hits there are in all.
             */
            total: number;
            facets: components["schemas"]["Facets"] | null;
        };
        /** @description One page of what was found, the best first. */
        Answer_TieHit: {
            /** @description The hits. */
            items: (components["schemas"]["Stored_Tie"] & components["schemas"]["Where"])[];
            /** @description The cursor to go on with; it holds while nothing is added. */
            next: string | null;
            /**
             * Format: int64
             * @description How many hits there are in all.
             */
            total: number;
            facets: components["schemas"]["Facets"] | null;
        };
        /**
         * @description Where an attack must be, or must not: `anywhere`; `parties`, what belongs to a party by law; `administered`, what a party holds in fact; else a state's code, or a place's English name.
         * @example parties
         * @example ARM
         * @example Mediterranean Sea
         */
        Area: string;
        /** @description One promise. */
        Article: {
            /** @description Its number in the text. */
            number: string;
            /** @description What is promised. */
            duty: components["schemas"]["Duty"];
            /** @description From which day, where it came later than the treaty. */
            from?: components["schemas"]["Edtf"];
            /** @description Until which day, where it ended earlier. */
            until?: components["schemas"]["Edtf"];
            /** @description Who owes it. */
            bound: components["schemas"]["Parties"];
            /** @description To whom. */
            toward: components["schemas"]["Parties"];
            /** @description What sets it off. */
            trigger: components["schemas"]["Trigger"][];
            /** @description Against whom it holds. */
            against: components["schemas"]["Against"];
            /** @description Against whom it does not hold. */
            not_against: string[];
            /** @description Whether it holds where the attacker is a party too. */
            among_parties?: components["schemas"]["ArticleAnswer"];
            /** @description Whether it holds for one who struck first. */
            first_strike?: components["schemas"]["ArticleAnswer"];
            /** @description To how many adversaries it is limited. */
            attackers?: components["schemas"]["Attackers"];
            /** @description Whether it covers a war that was on when it was concluded. */
            under_way?: components["schemas"]["UnderWay"];
            /** @description Where the attack must be; none where that is not recorded. */
            territory?: components["schemas"]["Area"][];
            /** @description Where it does not hold. */
            excluded: components["schemas"]["Area"][];
            /** @description Where the parties or readers differ on whether it holds. */
            disputed: components["schemas"]["Area"][];
            /** @description Whether an attack on forces, ships or aircraft abroad counts … */
            forces_abroad?: components["schemas"]["Abroad"];
            /** @description … and if only in some places, in which. */
            forces_in: components["schemas"]["Area"][];
            /** @description Whether the attacked must ask first. */
            request?: components["schemas"]["ArticleRequest"];
            /** @description Who must decide first, in own words. */
            decision?: string;
            /** @description What is owed. */
            owed: components["schemas"]["Owed"];
            /** @description Within which time, in own words. */
            within?: string;
            /** @description What it says, in own words. */
            summary?: string;
            /** @description What else is to be known. */
            note?: string;
            /** @description Where the words stand. */
            citation?: string;
            /** @description Readings that are disputed. */
            reading: components["schemas"]["Reading"][];
            /** @description Where it stands. */
            at: components["schemas"]["Cited"];
        };
        /**
         * @description A recorded answer; none where it is not recorded.
         * @enum {string}
         */
        ArticleAnswer: "yes" | "no" | "disputed";
        /**
         * @description Whether the attacked must ask for help.
         * @enum {string}
         */
        ArticleRequest: "yes" | "no" | "unclear";
        /** @description An attack as it is told. */
        AttackAnswer: {
            /** @description Code of the attacker. */
            by: string;
            /** @description Code of the attacked. */
            on: string;
            /**
             * Format: date
             * @description The day.
             */
            day: string;
            /** @description Whether the attacker came to help somebody who was fighting already. */
            joined: boolean;
            /** @description Whether it struck forces, ships or aircraft outside the attacked state's territory. */
            abroad: boolean;
            place: components["schemas"]["Site"] | null;
            /** @description The sentence that tells it. */
            evidence: string | null;
            /** @description The document in which that stands. */
            document: string | null;
        };
        /**
         * @description To how many adversaries a duty is limited.
         * @enum {string}
         */
        Attackers: "one" | "several" | "unrecorded";
        /** @description One line of a balance. */
        BalanceFinding: {
            /** @description `tension:arms-both:RUS:ARM:AZE`. */
            id: string;
            /** @description The rule that found it. */
            rule: string;
            /** @description Who is pulled; one side itself where it is bound to the other. */
            who: string;
            /** @description In a sentence. */
            says: string;
            /** @description The ties it is made of. */
            ties: components["schemas"]["Tied"][];
            /** @description Promises of defence it is made of. */
            treaties?: components["schemas"]["Promise"][];
            /** @description Deliveries it is made of. */
            delivered: components["schemas"]["Delivered"][];
            /** @enum {string} */
            finding: "tension";
        } | {
            /** @description `arms:AZE:ISR`. */
            id: string;
            /** @description Whom. */
            recipient: string;
            /** @description Who. */
            supplier: string;
            /** @description By tables of transfers. */
            delivered: components["schemas"]["Delivered"][];
            tie: components["schemas"]["Tied"] | null;
            /** @enum {string} */
            finding: "supplier";
        } | {
            /** @description `backer:ARM:RUS`. */
            id: string;
            /** @description Which side. */
            side: string;
            /** @description Who. */
            who: string;
            /** @description In what ways. */
            bonds: components["schemas"]["Bond"][];
            /** @description By which ties. */
            ties: components["schemas"]["Tied"][];
            /** @description By which promises of defence. */
            treaties?: components["schemas"]["Promise"][];
            /** @enum {string} */
            finding: "backer";
        } | {
            /** @description `both:RUS`. */
            id: string;
            /** @description Who. */
            who: string;
            /** @description In what ways to the first side, and to the second. */
            bonds: components["schemas"]["Bond"][][];
            /** @description The ids of the ties. */
            ties: string[];
            /** @enum {string} */
            finding: "both";
        };
        /** @description A job that began. */
        Begun: {
            /**
             * Format: int64
             * @description Its number, to listen to.
             */
            job: number;
        };
        /**
         * @description Whether a text binds in law.
         * @enum {string}
         */
        Binding: "treaty" | "political" | "unilateral";
        /**
         * @description A way of being tied to a party.
         * @enum {string}
         */
        Bond: "ally" | "backs" | "arms" | "troops" | "mediates" | "energy" | "trades";
        /**
         * @description How a figure is meant.
         *
         *     - `exact`: As told.
         *     - `at-least`: That many or more.
         *     - `at-most`: That many or fewer.
         *     - `about`: Around that many.
         * @enum {string}
         */
        Bound: "exact" | "at-least" | "at-most" | "about";
        /** @description A treaty in short. */
        Brief: {
            /** @description Its id. */
            id: string;
            /** @description Its English name. */
            name: string;
            /** @description The organisation built on it. */
            body: string | null;
            signed: components["schemas"]["Edtf"] | null;
            in_force: components["schemas"]["Edtf"] | null;
            ended: components["schemas"]["Edtf"] | null;
            /** @description Whether it binds in law. */
            binding: components["schemas"]["Binding"];
            /** @description Who is or was a party, each once. */
            parties: string[];
            /** @description Which kinds of duty it has. */
            duties: components["schemas"]["Duty"][];
        };
        /** @description Somebody with his number of incidents. */
        Busy: {
            /** @description Who. */
            actor: components["schemas"]["Named"];
            /**
             * Format: int32
             * @description In how many incidents.
             */
            incidents: number;
        };
        /** @description A duty that an attack called in. */
        Call: {
            /** @description The treaty's id. */
            treaty: string;
            /** @description Code of the body built on it, which may act for its members. */
            body: string | null;
            /** @description Who owes. */
            party: string;
            /** @description Who was attacked. */
            toward: string;
            /** @description Who attacked. */
            against: string[];
            /**
             * Format: date
             * @description The day of the attack.
             */
            day: string;
            /** @description What the duty asks for: `arms` for help with force, `talk` for a consultation, `nothing` for standing aside. */
            owes: components["schemas"]["Owes"];
        };
        /** @description How a call was answered. */
        CallAnswer: {
            /** @description The call. */
            call: components["schemas"]["Call"];
            /** @description What the acts come to. */
            outcome: components["schemas"]["AnswerOutcome"];
            /** @description Why, in plain words. */
            why: string;
            /** @description Whether the party also arms, aids or joins the attacker. */
            contradicted: boolean;
            /** @description Everything that counts, by day. */
            acts: components["schemas"]["Act"][];
        };
        /** @description A call that somebody got, with the incidents that it comes from. */
        Called: components["schemas"]["CallAnswer"] & {
            /** @description The article that the duty stands in. */
            article: string;
            /** @description The incidents. */
            incidents: string[];
        };
        /** @description Somebody to pick. */
        Candidate: components["schemas"]["Named"] & {
            /**
             * Format: int32
             * @description In how many incidents.
             */
            incidents: number;
        };
        /** @description A case as it is told. */
        CaseAnswer: {
            /** @description The incident, if it is one. */
            incident: string | null;
            /** @description Between states, or inside one. */
            nature: components["schemas"]["Nature"];
            /** @description Whether the attacked asked for help; null where that is not known. */
            asked: boolean | null;
            /** @description Who attacked whom. */
            attacks: components["schemas"]["AttackAnswer"][];
        };
        /** @description What happened in one lane in one cell of time. */
        Cell: components["schemas"]["Sum"] & {
            /**
             * Format: date
             * @description Its first day.
             */
            start: string;
            /** @description The incident, where it is one alone. */
            id: string | null;
        };
        /** @description Where a statement of knowledge stands. */
        Cited: {
            /** @description The file, or the row of a data set. */
            file: string;
            /**
             * Format: int32
             * @description The line in it, from 1; 0 where the whole file is meant.
             */
            line: number;
        };
        /** @description Words that the text attributes to someone. */
        Claim: {
            /** @description Who speaks. */
            by: components["schemas"]["Actor"][];
            /** @description In what manner. */
            stance: components["schemas"]["Stance"];
            /** @description Actors spoken of. */
            about: components["schemas"]["Actor"][];
            /**
             * Format: double
             * @description How likely all of it is right, 0 to 1: of the records at 0.8, about 80 in 100 are. None where somebody coded it.
             */
            confidence?: number;
            /** @description The sentence with the words said, verbatim. */
            evidence: string[];
            /** @description The words in the first evidence string that attribute it. */
            cue?: string;
            /** @description Where each evidence string stands. */
            spans?: components["schemas"]["Span"][];
            /** @description Where the cue stands. */
            cue_span?: components["schemas"]["Span"];
        };
        /**
         * @description PLOVER's contexts: what an event is about, whatever its type.
         *
         *     - `military`: Armed forces of states.
         *     - `intelligence`: Spying by states.
         *     - `executive`: Heads of state and government, ministries.
         *     - `legislative`: Parliaments.
         *     - `election`: Votes and campaigns.
         *     - `political_institutions`: Formal bodies and parties, and how they change.
         *     - `pro_democracy`: Towards democracy.
         *     - `pro_autocracy`: Away from it.
         *     - `economic`: Trade, money, growth.
         *     - `legal`: Courts and law.
         *     - `reparations`: Redress for harm done.
         *     - `human_rights`: Rights in general.
         *     - `rights_freedoms`: Single freedoms: speech, assembly, movement.
         *     - `repression`: Force by those who should keep order.
         *     - `human_security`: Water, food, power, a roof.
         *     - `gender`: Women and men.
         *     - `lgbt`: Lesbian, gay, bisexual, trans people.
         *     - `religion_ethnicity`: Faiths and peoples.
         *     - `inequality`: Rich and poor.
         *     - `diplomatic`: Diplomacy.
         *     - `territory`: Disputed land and borders.
         *     - `peacekeeping`: Peacekeepers and observers.
         *     - `health`: Sickness and care.
         *     - `asylum`: Refuge granted or sought.
         *     - `migration`: Refugees and displaced people.
         *     - `disasters`: Disasters of nature or machines.
         *     - `natural_resource`: Oil, gas, ore, and trade in them.
         *     - `environment`: Nature and climate.
         *     - `technology`: Technology.
         *     - `terrorism`: Terrorism.
         *     - `cbrn`: Chemical, biological, radiological, nuclear.
         *     - `cyber`: Computers and networks.
         *     - `misinformation`: False tales.
         *     - `crime`: Crime that no other context names.
         *     - `corruption`: Office used for gain.
         *     - `illegal_drugs`: Drugs.
         *     - `trafficking`: Trade in people or forbidden goods.
         * @enum {string}
         */
        Context: "military" | "intelligence" | "executive" | "legislative" | "election" | "political_institutions" | "pro_democracy" | "pro_autocracy" | "economic" | "legal" | "reparations" | "human_rights" | "rights_freedoms" | "repression" | "human_security" | "gender" | "lgbt" | "religion_ethnicity" | "inequality" | "diplomatic" | "territory" | "peacekeeping" | "health" | "asylum" | "migration" | "disasters" | "natural_resource" | "environment" | "technology" | "terrorism" | "cbrn" | "cyber" | "misinformation" | "crime" | "corruption" | "illegal_drugs" | "trafficking";
        /** @description Two statements that exclude each other. */
        Contradiction: {
            /** @description The tie's id of who says that it does. */
            holds: string;
            /** @description The one of who says that it does not. */
            not: string;
            /** @enum {string} */
            about: "holding";
        } | {
            /** @description The earlier one's id. */
            one: string;
            /** @description The later one's. */
            other: string;
            /** @enum {string} */
            about: "beginning";
        } | {
            /** @description The earlier one's id. */
            one: string;
            /** @description The later one's. */
            other: string;
            /** @enum {string} */
            about: "end";
        };
        /** @description A country as a place. */
        Country: components["schemas"]["Sum"] & {
            /** @description Who. */
            country: components["schemas"]["Named"];
        };
        /** @description How much is known now. */
        Counts: {
            /** @description Documents, by language code. */
            documents: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Events.
             */
            events: number;
            /**
             * Format: int64
             * @description Ties.
             */
            ties: number;
            /**
             * Format: int64
             * @description Claims.
             */
            claims: number;
        };
        /** @description What a table says that one supplier delivered to a party. */
        Delivered: {
            /** @description The supplier. */
            supplier: string;
            /** @description The recipient. */
            recipient: string;
            /** @description Whose table. */
            source: string;
            /**
             * Format: date
             * @description Its vintage.
             */
            vintage: string;
            /** @description Over which years. */
            window: components["schemas"]["Window"];
            /**
             * Format: double
             * @description In millions of trend-indicator value.
             */
            tiv: number;
            /**
             * Format: double
             * @description In percent of all deliveries to the recipient, unknown suppliers included.
             */
            share: number | null;
        };
        /** @description A disputed area. */
        DisputedArea: {
            /** @description Its English name. */
            name: string;
            /** @description region, territory, island … */
            kind: string;
            /** @description A point in its middle. */
            at: number[] | null;
            /** @description Its outline, where one is known: latitude and longitude in degrees. */
            outline: number[][];
            /** @description Whose it is by law. */
            de_jure: string | null;
            /** @description Who holds it on the day. */
            de_facto: string[];
            /** @description Who else holds it to be his. */
            claimed_by: string[];
            since: components["schemas"]["Edtf"] | null;
            /** @description What else is to be known. */
            note: string | null;
        };
        /** @description One report: its text as stored, and what is known about it. */
        Document: {
            /** @description The reader's own id, or one made from path or content. Unique within a ledger. */
            id: string;
            /** @description What the text is written in. */
            lang: components["schemas"]["Language"];
            /** @description When it was published, as precisely as the document says. */
            published?: components["schemas"]["Edtf"];
            /** @description Headline, where the source keeps it apart from the text. */
            title?: string;
            /** @description The outlet. */
            source?: string;
            /** @description The byline. */
            author?: string;
            /** @description Where the document was found. */
            url?: string;
            /** @description The text. Offsets of facts point into this string (or into `title`). */
            text: string;
            /** @description What intake did or could not do. */
            notes?: components["schemas"]["Note"][];
        };
        /** @description A document that has the text of another one. */
        DocumentCopy: {
            /** @description Its id. */
            id: string;
            /** @description Its headline. */
            title: string | null;
            /** @description Its outlet. */
            source: string | null;
        };
        /** @description An event with its incident. */
        DocumentEvent: components["schemas"]["Stored_Event"] & {
            /** @description The incident that it belongs to, by what is known now. */
            incident: string | null;
        };
        /** @description A report in short. */
        DocumentRow: {
            /** @description Its id. */
            id: string;
            /** @description What it is written in. */
            lang: components["schemas"]["Language"];
            published: components["schemas"]["Edtf"] | null;
            /** @description Its headline. */
            title: string | null;
            /** @description The outlet. */
            source: string | null;
            /**
             * Format: date
             * @description Since when it is known.
             */
            known_from: string;
            /**
             * Format: int64
             * @description 0 for the first version, 1 for its first revision …
             */
            version: number;
            /**
             * Format: int64
             * @description How many events it tells.
             */
            events: number;
            /**
             * Format: int64
             * @description How many ties.
             */
            ties: number;
            /**
             * Format: int64
             * @description How many claims.
             */
            claims: number;
        };
        /** @description A report with all that it tells. */
        DocumentWhole: {
            /** @description The report, in its newest version. */
            document: components["schemas"]["StoredDocument"];
            /** @description What happened. */
            events: components["schemas"]["DocumentEvent"][];
            /** @description What holds. */
            ties: components["schemas"]["Stored_Tie"][];
            /** @description Who says what. */
            claims: components["schemas"]["Stored_Claim"][];
            /** @description Documents that are copies of it, or that it is a copy of. */
            copies: components["schemas"]["DocumentCopy"][];
        };
        /** @description All there is of one actor. */
        Dossier: components["schemas"]["Sum"] & {
            /** @description Who. */
            actor: components["schemas"]["Named"];
            /** @description state, body, group, force, outlet …; none where that is not known. */
            kind: string | null;
            /**
             * Format: int32
             * @description In how many incidents it acts.
             */
            as_actor: number;
            /**
             * Format: int32
             * @description In how many it is at the other end.
             */
            as_recipient: number;
            /**
             * Format: int64
             * @description How many claims it makes.
             */
            claims: number;
            /** @description Its incidents by type, most first. */
            types: components["schemas"]["Kinds"][];
            /** @description With whom, most first. */
            partners: components["schemas"]["With"][];
            /** @description Its newest incidents. */
            newest: components["schemas"]["IncidentRow"][];
            /** @description Its ties on the day. */
            ties: components["schemas"]["Edge"][];
            /** @description Treaties that it is or was a party of. */
            treaties: components["schemas"]["Joined"][];
        };
        /** @description Who is tied to whom on a day. */
        DrawnNetwork: {
            /**
             * Format: date
             * @description The day.
             */
            as_of: string;
            /** @description Everyone at an end of a tie. */
            nodes: components["schemas"]["Node"][];
            /** @description The ties, by id. */
            edges: components["schemas"]["DrawnTie"][];
            /** @description Who is tied to both sides of an enmity in ways that go ill together. */
            contradictions: components["schemas"]["Tension"][];
            /** @description Ties that are left out because of the limit. */
            hidden: number;
        };
        /** @description A tie with what became of it. */
        DrawnTie: components["schemas"]["Edge"] & {
            /** @description Against the day compared with. */
            changed?: components["schemas"]["TieChange"];
        };
        /** @description Files that were dropped. */
        Dropped: {
            /** @description Text, HTML, JSON Lines, or gzip of these. */
            file: string[];
        };
        /**
         * @description ATOP's five kinds of duty.
         * @enum {string}
         */
        Duty: "defence" | "offence" | "neutrality" | "non-aggression" | "consultation";
        /** @description A tie as it stands on that day. */
        Edge: {
            /** @description The tie's id: `arms-supply:RUS:AZE`. */
            id: string;
            /** @description The type. */
            type: components["schemas"]["TieType"];
            /** @description From whom. */
            from: string;
            /** @description To whom. */
            to: string;
            /** @description Whether the direction means something. */
            directed: boolean;
            /** @description How it stands. */
            standing: components["schemas"]["TieStanding"];
            /** @description The treaty, route or weapon named most. */
            via?: string;
            /** @description How many reports speak of it. */
            reports: number;
        };
        /**
         * @description A day, month, year or interval in Extended Date/Time Format (ISO 8601-2:2019, the parts the codebook uses).
         *
         *     `2022-09-13`, `2022-09`, `2022`, `2022-09-12/2022-09-14`, `2022-12/..`, `../2020`, and a trailing `~`, `?` or `%`.
         */
        Edtf: string;
        /** @description One line of the answer. */
        Effect: {
            /** @description `loss:energy-supply:AZE:EU:EU`. */
            id: string;
            /** @description Who. */
            who: string;
            /** @description What. */
            loses: string;
            /** @description From whom. */
            from: string;
            tie: components["schemas"]["Tied"] | null;
            /** @description The treaty that falls away, where it is one. */
            treaty?: components["schemas"]["Promise"];
            /** @description How many of the tie's reports name what is cut, where not all do: then it is not known how much of the tie goes. */
            named_by: number | null;
            /** @description What tables of transfers say of it. */
            delivered: components["schemas"]["Delivered"][];
            /** @description Whether it is a supply and nothing tells how large a share of what this one gets or sells. */
            share_unknown: boolean;
            /** @enum {string} */
            finding: "loss";
        } | {
            /** @description `knock:energy-supply:AZE:EU>membership:HUN:EU`. */
            id: string;
            /** @description Who. */
            who: string;
            /** @description On whom. */
            through: string;
            /** @description What that one loses. */
            loses: string;
            tie: components["schemas"]["Tied"] | null;
            /** @description The treaty by which, where it is one. */
            treaty?: components["schemas"]["Promise"];
            /** @enum {string} */
            finding: "knock";
        } | {
            /** @description `alternative:energy-supply:EU:NOR`. */
            id: string;
            /** @description For whom. */
            to: string;
            /** @description In the place of what. */
            instead_of: string;
            /** @description Who. */
            who: string;
            tie: components["schemas"]["Tied"] | null;
            /** @description The treaty that is there. */
            treaty?: components["schemas"]["Promise"];
            /** @description What tables of transfers say of it. */
            delivered: components["schemas"]["Delivered"][];
            /** @enum {string} */
            finding: "alternative";
        } | {
            /** @description `no-other:energy-supply:EU`. */
            id: string;
            /** @description For whom. */
            to: string;
            /** @description In the place of what. */
            instead_of: string;
            /** @enum {string} */
            finding: "no-other";
        };
        /** @description Something that happened between political actors, once however often it is told. */
        Event: {
            /** @description The PLOVER type. */
            type: components["schemas"]["EventType"];
            /** @description The type's quad class; with `mode`, `context` and `intensity` the product's own addition to the codebook. None where somebody coded it. */
            quad?: components["schemas"]["QuadClass"];
            /** @description The PLOVER mode, one of those of its type; none where the text gives none. */
            mode?: components["schemas"]["Mode"];
            /** @description What it is about: PLOVER contexts, in PLOVER's order. */
            context?: components["schemas"]["Context"][];
            /**
             * Format: double
             * @description How hostile (−10) or friendly (+10) it is: PLOVER 2.0's base score of the type, with the dead of attacks.
             */
            intensity?: number;
            /** @description Who does it. */
            actor: components["schemas"]["Actor"][];
            /** @description Who is at the other end. */
            recipient: components["schemas"]["Actor"][];
            when: components["schemas"]["Edtf"] | null;
            /** @description Where, most specific first: English names, or an ISO alpha-3 code for a whole country. */
            place: string[];
            /** @description Numbers told of it. */
            figures: components["schemas"]["Figure"][];
            /** @description Whether the text vouches for it. */
            status: components["schemas"]["Status"];
            /** @description Who reports or denies it, where the text does not vouch. */
            claimed_by: components["schemas"]["Actor"][];
            /**
             * Format: double
             * @description How likely all of it is right, 0 to 1: of the records at 0.8, about 80 in 100 are. None where somebody coded it.
             */
            confidence?: number;
            /** @description Sentences of the document, verbatim. */
            evidence: string[];
            /** @description The words in the first evidence string that express it. */
            trigger?: string;
            /** @description Where each evidence string stands. */
            spans?: components["schemas"]["Span"][];
            /** @description Where the trigger stands. */
            trigger_span?: components["schemas"]["Span"];
        };
        /**
         * @description The sixteen event types of PLOVER 2.0 (openeventdata/PLOVER, manual draft 2.0).
         *
         *     - `AGREE`: Agrees, signs, announces or promises to cooperate, settle or meet.
         *     - `CONSULT`: Meets, visits, telephones, negotiates, mediates.
         *     - `SUPPORT`: Verbal or diplomatic backing.
         *     - `COOPERATE`: Material or institutional cooperation carried out.
         *     - `AID`: Gives money, arms, food, troops to help, refuge, peacekeepers.
         *     - `CONCEDE`: Gives way in words or law.
         *     - `RETREAT`: Gives way in fact.
         *     - `REQUEST`: Asks, appeals, demands, calls for.
         *     - `ACCUSE`: Blames, criticises, condemns, alleges.
         *     - `REJECT`: Refuses, turns down, vetoes, defies; denies an accusation.
         *     - `THREATEN`: Threatens force, sanctions or other harm.
         *     - `PROTEST`: Demonstrates, strikes, riots.
         *     - `SANCTION`: Cuts or lowers relations or help.
         *     - `MOBILIZE`: Moves or readies forces.
         *     - `COERCE`: Force short of battle.
         *     - `ASSAULT`: Armed attack.
         * @enum {string}
         */
        EventType: "AGREE" | "CONSULT" | "SUPPORT" | "COOPERATE" | "AID" | "CONCEDE" | "RETREAT" | "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" | "PROTEST" | "SANCTION" | "MOBILIZE" | "COERCE" | "ASSAULT";
        /** @description A value with its number of hits. */
        Facet: {
            /** @description The value, as a filter takes it. */
            value: string;
            /**
             * Format: int64
             * @description How many of the hits have it.
             */
            count: number;
        };
        /** @description Hits counted by what their documents and records say. */
        Facets: {
            /**
             * Format: int64
             * @description How many hits were counted: all, or of very many the first 20,000 that were met.
             */
            of: number;
            /** @description By language. */
            lang: components["schemas"]["Facet"][];
            /** @description By outlet, where known. */
            source: components["schemas"]["Facet"][];
            /** @description By year of publication, where known. */
            year: components["schemas"]["Facet"][];
            /** @description By type; of reports there are none. */
            type: components["schemas"]["Facet"][];
        };
        /**
         * @description What a fact is.
         * @enum {string}
         */
        FactKind: "event" | "tie" | "claim";
        /** @description A feature collection of `GeoJSON`. */
        FeatureCollection: {
            /** @description `FeatureCollection`. */
            type: string;
            /** @description A point for each place. */
            features: Record<string, never>[];
        };
        /**
         * @description Which string of the document an offset points into.
         * @enum {string}
         */
        Field: "text" | "title";
        /** @description A number told of an event or a tie. */
        Figure: {
            /** @description What is counted. */
            what: components["schemas"]["FigureKind"];
            /**
             * Format: double
             * @description A plain number; the lower end of a range.
             */
            value: number;
            /**
             * Format: double
             * @description The upper end of a range.
             */
            upper?: number;
            /** @description ISO 4217 currency, `%`, `km`, `day` … */
            unit: string | null;
            /** @description How the number is meant. */
            bound: components["schemas"]["Bound"];
        };
        /**
         * @description What a figure counts.
         *
         *     - `deaths`: People killed.
         *     - `injured`: People hurt.
         *     - `captured`: People taken prisoner or arrested.
         *     - `displaced`: People who fled.
         *     - `troops`: Soldiers, fighters, observers sent.
         *     - `civilians`: Civilians among those counted.
         *     - `weapons`: Weapons and shots.
         *     - `flights`: Flights.
         *     - `money`: Money, with its currency.
         *     - `share`: A share, 0-100, unit `%`.
         *     - `distance`: A distance.
         *     - `volume`: An amount of gas, oil, goods.
         *     - `duration`: A length of time.
         *     - `count`: Anything else.
         * @enum {string}
         */
        FigureKind: "deaths" | "injured" | "captured" | "displaced" | "troops" | "civilians" | "weapons" | "flights" | "money" | "share" | "distance" | "volume" | "duration" | "count";
        /**
         * @description Whether a figure is its teller's last word.
         * @enum {string}
         */
        FigureStanding: "stands" | "updated" | "part";
        /** @description What is told of one kind of figure of an incident, by everyone. */
        Figures: {
            /** @description What is counted. */
            what: components["schemas"]["FigureKind"];
            /** @description In which unit. */
            unit: string | null;
            /** @description Whose they are: the side that lost them, where the reports tell losses of either side. */
            of?: string[];
            /**
             * Format: double
             * @description The lowest figure that stands.
             */
            low: number;
            /**
             * Format: double
             * @description The highest one.
             */
            high: number;
            /** @description Whether figures that stand exclude each other. "At least 176" and 180 do not. */
            disputed: boolean;
            /** @description Every figure, by teller and day. */
            told: components["schemas"]["Told"][];
        };
        /** @description Findings, a page of them. */
        Findings_BalanceFinding: {
            /** @description The findings. */
            items: ({
                /** @description `tension:arms-both:RUS:ARM:AZE`. */
                id: string;
                /** @description The rule that found it. */
                rule: string;
                /** @description Who is pulled; one side itself where it is bound to the other. */
                who: string;
                /** @description In a sentence. */
                says: string;
                /** @description The ties it is made of. */
                ties: components["schemas"]["Tied"][];
                /** @description Promises of defence it is made of. */
                treaties?: components["schemas"]["Promise"][];
                /** @description Deliveries it is made of. */
                delivered: components["schemas"]["Delivered"][];
                /** @enum {string} */
                finding: "tension";
            } | {
                /** @description `arms:AZE:ISR`. */
                id: string;
                /** @description Whom. */
                recipient: string;
                /** @description Who. */
                supplier: string;
                /** @description By tables of transfers. */
                delivered: components["schemas"]["Delivered"][];
                tie: components["schemas"]["Tied"] | null;
                /** @enum {string} */
                finding: "supplier";
            } | {
                /** @description `backer:ARM:RUS`. */
                id: string;
                /** @description Which side. */
                side: string;
                /** @description Who. */
                who: string;
                /** @description In what ways. */
                bonds: components["schemas"]["Bond"][];
                /** @description By which ties. */
                ties: components["schemas"]["Tied"][];
                /** @description By which promises of defence. */
                treaties?: components["schemas"]["Promise"][];
                /** @enum {string} */
                finding: "backer";
            } | {
                /** @description `both:RUS`. */
                id: string;
                /** @description Who. */
                who: string;
                /** @description In what ways to the first side, and to the second. */
                bonds: components["schemas"]["Bond"][][];
                /** @description The ids of the ties. */
                ties: string[];
                /** @enum {string} */
                finding: "both";
            })[];
            /** @description What nobody told. */
            unknown: string[];
            /**
             * Format: date
             * @description The day.
             */
            as_of: string;
            /** @description The cursor to go on with. */
            next: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description Findings, a page of them. */
        Findings_Effect: {
            /** @description The findings. */
            items: ({
                /** @description `loss:energy-supply:AZE:EU:EU`. */
                id: string;
                /** @description Who. */
                who: string;
                /** @description What. */
                loses: string;
                /** @description From whom. */
                from: string;
                tie: components["schemas"]["Tied"] | null;
                /** @description The treaty that falls away, where it is one. */
                treaty?: components["schemas"]["Promise"];
                /** @description How many of the tie's reports name what is cut, where not all do: then it is not known how much of the tie goes. */
                named_by: number | null;
                /** @description What tables of transfers say of it. */
                delivered: components["schemas"]["Delivered"][];
                /** @description Whether it is a supply and nothing tells how large a share of what this one gets or sells. */
                share_unknown: boolean;
                /** @enum {string} */
                finding: "loss";
            } | {
                /** @description `knock:energy-supply:AZE:EU>membership:HUN:EU`. */
                id: string;
                /** @description Who. */
                who: string;
                /** @description On whom. */
                through: string;
                /** @description What that one loses. */
                loses: string;
                tie: components["schemas"]["Tied"] | null;
                /** @description The treaty by which, where it is one. */
                treaty?: components["schemas"]["Promise"];
                /** @enum {string} */
                finding: "knock";
            } | {
                /** @description `alternative:energy-supply:EU:NOR`. */
                id: string;
                /** @description For whom. */
                to: string;
                /** @description In the place of what. */
                instead_of: string;
                /** @description Who. */
                who: string;
                tie: components["schemas"]["Tied"] | null;
                /** @description The treaty that is there. */
                treaty?: components["schemas"]["Promise"];
                /** @description What tables of transfers say of it. */
                delivered: components["schemas"]["Delivered"][];
                /** @enum {string} */
                finding: "alternative";
            } | {
                /** @description `no-other:energy-supply:EU`. */
                id: string;
                /** @description For whom. */
                to: string;
                /** @description In the place of what. */
                instead_of: string;
                /** @enum {string} */
                finding: "no-other";
            })[];
            /** @description What nobody told. */
            unknown: string[];
            /**
             * Format: date
             * @description The day.
             */
            as_of: string;
            /** @description The cursor to go on with. */
            next: string | null;
            /** @description How many there are in all. */
            total: number;
        };
        /** @description What is told of a document that was found. The whole of it is asked for by its id. */
        FoundDocument: {
            /** @description Its id. */
            id: string;
            /** @description Its outlet. */
            source: string | null;
            /** @description Its language. */
            lang: components["schemas"]["Language"];
            published: components["schemas"]["Edtf"] | null;
            /**
             * Format: date
             * @description First day on which the ledger knew it.
             */
            known_from: string;
            /**
             * Format: date
             * @description First day on which the ledger no longer said so.
             */
            known_to?: string;
        };
        /** @description Days between two stretches. */
        Gap: {
            /**
             * Format: date
             * @description The day after the first stretch.
             */
            first: string;
            /**
             * Format: date
             * @description The day before the second one.
             */
            last: string;
        };
        /**
         * @description A verdict as it is given.
         * @enum {string}
         */
        Given: "accept" | "reject" | "correct";
        /** @description Duties of one article toward one state that came out alike, for the same reasons. */
        Group: components["schemas"]["Verdict"] & {
            /** @description Who owes. */
            owed_by: string[];
        };
        /** @description Hits of any kind. */
        Hits: components["schemas"]["Answer_DocumentHit"] | components["schemas"]["Answer_EventHit"] | components["schemas"]["Answer_TieHit"] | components["schemas"]["Answer_ClaimHit"];
        /** @description How many incidents are known now. */
        IncidentCounts: {
            /**
             * Format: int64
             * @description All.
             */
            all: number;
            /**
             * Format: int64
             * @description Those that more than one document tells.
             */
            in_several_documents: number;
            /**
             * Format: int64
             * @description Those told in more than one language.
             */
            in_several_languages: number;
            /**
             * Format: int64
             * @description Those on which reports differ.
             */
            contested: number;
            /**
             * Format: int64
             * @description Kinds of figures on which the reports of one incident exclude each other.
             */
            disputed_figures: number;
        };
        /** @description An incident in short. */
        IncidentRow: {
            /** @description Its id. */
            id: string;
            /** @description The PLOVER type. */
            type: components["schemas"]["EventType"];
            /** @description The type's quad class. */
            quad: components["schemas"]["QuadClass"];
            /** @description Who, as most reports give it. */
            sides: components["schemas"]["Sides"];
            when: components["schemas"]["Edtf"] | null;
            /**
             * Format: date
             * @description The first day that this allows for.
             */
            first: string | null;
            /**
             * Format: date
             * @description The last one.
             */
            last: string | null;
            /** @description Where, what is named most first. */
            place: string[];
            /** @description How it stands among its reports. */
            state: components["schemas"]["State"];
            /** @description Whether reports differ on it, or on its figures. */
            contested: boolean;
            /** @description How many reports tell it. */
            reports: number;
            /** @description In how many documents. */
            documents: number;
            /** @description How many sources do that are independent of each other. */
            independent: number;
            /** @description In which languages. */
            languages: components["schemas"]["Language"][];
            /** @description The outlets, where known. */
            sources: string[];
            /** @description Figures, by kind; who told them stands in the incident itself. */
            figures: components["schemas"]["Figures"][];
        };
        /** @description An incident with its versions. */
        IncidentWhole: components["schemas"]["IncidentRow"] & {
            /** @description Who says so, who denies it, and whose figures they are. */
            versions: components["schemas"]["Versions"];
            /** @description Groups of documents that are copies of one another. */
            copies: string[][];
            /** @description Where its places lie, those that are known. */
            places: components["schemas"]["Whereabouts"][];
            /** @description How many of its reports the versions are made from; fewer than all where there are very many. */
            versions_of: number;
        };
        /** @description A treaty of a state. */
        Joined: {
            /** @description The treaty. */
            id: string;
            /** @description Its English name. */
            name: string;
            entry: components["schemas"]["Edtf"] | null;
            exit: components["schemas"]["Edtf"] | null;
        };
        /** @description A type with its number. */
        Kinds: {
            /** @description The PLOVER type. */
            type: components["schemas"]["EventType"];
            /**
             * Format: int32
             * @description How many incidents.
             */
            incidents: number;
        };
        /** @description One party's incidents, or those between two, over time. */
        Lane: components["schemas"]["Sum"] & {
            /** @description `ARM`, or `ARM:AZE`. */
            id: string;
            /** @description By time. */
            cells: components["schemas"]["Cell"][];
            /** @description What no cell is long enough for, by time; of many those with most incidents. */
            wide: components["schemas"]["Wide"][];
        };
        /**
         * @description A language, by its ISO 639 code: `nl`, `de` and `en` are read, others kept; `und` where it could not be told.
         * @example nl
         * @example de
         * @example en
         * @example und
         */
        Language: string;
        /** @description Incidents by place, with routes and disputed areas. */
        Map: {
            /** @description Places with what happened there, the busiest first. */
            places: components["schemas"]["Spot"][];
            /** @description What no place can be drawn for. */
            unplaced: components["schemas"]["Unplaced"];
            /** @description Routes and deployments that stand on the day. */
            routes: components["schemas"]["Route"][];
            /** @description Areas whose holder is not, or was not always, the state whose they are by law. */
            areas: components["schemas"]["DisputedArea"][];
            /**
             * Format: date
             * @description The day that routes and areas are of.
             */
            as_of: string;
        };
        /** @description A word found: code points of the string it stands in, from `start` up to and without `end`. */
        Mark: {
            /** @description The first code point. */
            start: number;
            /** @description The one after the last. */
            end: number;
        };
        /**
         * @description What somebody may do; who may more may also do what is less.
         * @enum {string}
         */
        May: "read" | "write" | "admin";
        /** @description One time for which a state is party. */
        Membership: {
            /** @description Its code. */
            state: string;
            /** @description When it ratified. */
            ratified?: components["schemas"]["Edtf"];
            /** @description The first day on which it is bound; none where it only signed. */
            entry?: components["schemas"]["Edtf"];
            /** @description The last day on which it is bound. */
            exit?: components["schemas"]["Edtf"];
            /** @description Times for which the duties rest. */
            suspended: components["schemas"]["Suspension"][];
            /** @description What else is to be known. */
            note?: string;
            /** @description Where the days are from. */
            source?: string;
            /** @description Where it stands. */
            at: components["schemas"]["Cited"];
        };
        /**
         * @description PLOVER's modes: the manner of an event, or what is asked, refused or threatened. Each type of event has its own.
         *
         *     - `visit`: One side comes to the other.
         *     - `third-party`: A third party is host.
         *     - `multilateral`: In a body, or a meeting of many.
         *     - `phone`: From afar: by telephone or screen.
         *     - `withdraw`: Forces leave.
         *     - `release`: Captives go free.
         *     - `disarm`: Arms are given up.
         *     - `ceasefire`: The guns are silent.
         *     - `access`: Others are let in.
         *     - `resign`: Somebody gives up an office.
         *     - `assist`: Help, exchange or relations.
         *     - `change`: Another policy, government or order.
         *     - `yield`: That the other gives way.
         *     - `meet`: Talks.
         *     - `disapprove`: Condemns, complains.
         *     - `investigate`: Looks into it.
         *     - `allege`: Charges somebody with it, in court or out of it.
         *     - `restrict`: Limits movement, goods or freedoms.
         *     - `arrest`: Takes into custody.
         *     - `relations`: Ends relations or talks.
         *     - `expel`: Throws out of a country or a body.
         *     - `territory`: Takes land.
         *     - `violence`: Uses force.
         *     - `demo`: A demonstration.
         *     - `riot`: A violent one.
         *     - `strike`: Work is laid down.
         *     - `hunger`: A hunger strike.
         *     - `boycott`: A boycott.
         *     - `obstruct`: Ways are blocked.
         *     - `vandalize`: Things are damaged.
         *     - `convict`: A court finds guilty.
         *     - `discontinue`: Exchange or help is cut.
         *     - `troops`: Soldiers, ships, aircraft with their crews.
         *     - `weapons`: Weapons are readied or tried.
         *     - `police`: Police.
         *     - `militia`: Armed groups of no state.
         *     - `seize`: Property or land is taken.
         *     - `censor`: What may be said or read is cut.
         *     - `curfew`: A curfew.
         *     - `martial-law`: A state of emergency, martial law.
         *     - `deport`: People are driven out.
         *     - `withhold`: Water, power, food or goods are kept back.
         *     - `misinformation`: False tales are spread.
         *     - `cyber`: Computers are attacked.
         *     - `abduct`: Kidnapping, hijacking.
         *     - `beat`: Blows.
         *     - `torture`: Torture.
         *     - `sexual`: Sexual violence.
         *     - `targeted`: One person is meant: assassination, execution.
         *     - `destroy`: Things are destroyed.
         *     - `primitive`: Fire, knives, stones.
         *     - `firearms`: Rifles, pistols.
         *     - `explosives`: Mines, bombs laid or hidden.
         *     - `suicide-attack`: The attacker dies with it.
         *     - `aerial`: From aircraft.
         *     - `drone`: From aircraft without crew.
         *     - `heavy-weapons`: Artillery, rockets, tanks.
         *     - `crowd-control`: Tear gas, water cannon, batons against a crowd.
         *     - `unconventional`: Chemical to nuclear.
         * @enum {string}
         */
        Mode: "visit" | "third-party" | "multilateral" | "phone" | "withdraw" | "release" | "disarm" | "ceasefire" | "access" | "resign" | "assist" | "change" | "yield" | "meet" | "disapprove" | "investigate" | "allege" | "restrict" | "arrest" | "relations" | "expel" | "territory" | "violence" | "demo" | "riot" | "strike" | "hunger" | "boycott" | "obstruct" | "vandalize" | "convict" | "discontinue" | "troops" | "weapons" | "police" | "militia" | "seize" | "censor" | "curfew" | "martial-law" | "deport" | "withhold" | "misinformation" | "cyber" | "abduct" | "beat" | "torture" | "sexual" | "targeted" | "destroy" | "primitive" | "firearms" | "explosives" | "suicide-attack" | "aerial" | "drone" | "heavy-weapons" | "crowd-control" | "unconventional";
        /** @description A state, body, group or other actor. */
        Named: {
            /** @description Its code. */
            code: string;
            /** @description Its name in the language asked for, else the code. */
            name: string;
        };
        /**
         * @description Between states, or inside one.
         * @enum {string}
         */
        Nature: "interstate" | "internal";
        /** @description What came in. */
        News: {
            /**
             * Format: int64
             * @description How many documents, or new versions of them.
             */
            documents: number;
            /** @description Incidents that they tell, the newest first. */
            incidents: components["schemas"]["IncidentRow"][];
            /** @description Those of them on which reports differ. */
            disputed: components["schemas"]["IncidentRow"][];
        };
        /** @description Somebody in the network. */
        Node: components["schemas"]["Named"] & {
            /** @description How many of the ties given are his. */
            degree: number;
        };
        /** @description Something a person should know about how a document was read. */
        Note: {
            /** @description What kind of note. */
            kind: components["schemas"]["NoteKind"];
            /** @description One plain sentence. */
            text: string;
        };
        /**
         * @description Kinds of notes.
         * @enum {string}
         */
        NoteKind: "encoding" | "truncated" | "boilerplate" | "metadata" | "language";
        /** @description What treaties say of a case. */
        Obligations: {
            /** @description What happened. */
            case: components["schemas"]["CaseAnswer"];
            /** @description Duties, the most serious first. */
            items: components["schemas"]["Group"][];
            /** @description What treaties of the attacked are thought to say of it and do not. */
            silent: components["schemas"]["Silent"][];
            /** @description What the ledger tells of each call; empty where it was not asked. */
            followed: components["schemas"]["CallAnswer"][];
            /** @description How many items there are on all pages. */
            total: number;
            /** @description The cursor of the next page; null on the last. */
            next: number | null;
        };
        /** @description The figures of one teller on one day. */
        OnDay: {
            published: components["schemas"]["Edtf"] | null;
            /**
             * Format: double
             * @description The least that they allow for; none: no lower end is told.
             */
            low: number | null;
            /**
             * Format: double
             * @description The number itself; of several that of the newest report, of parts and their total the total.
             */
            best: number | null;
            /**
             * Format: double
             * @description The most that they allow for; none: no upper end is told.
             */
            high: number | null;
            /** @description The reports that have them. */
            reports: string[];
        };
        /** @description What the ledger holds, at a glance. */
        Overview: components["schemas"]["Counts"] & {
            /** @description Counts of incidents. */
            incidents: components["schemas"]["IncidentCounts"];
            /**
             * Format: date
             * @description The first day of any incident.
             */
            first: string | null;
            /**
             * Format: date
             * @description The day on which the last one began.
             */
            last: string | null;
            /**
             * Format: int64
             * @description To be handed back as `since`.
             */
            seen: number;
            /** @description What came in since then; everything where nothing is said. */
            news: components["schemas"]["News"];
            /** @description Incidents that most documents tell. */
            most_told: components["schemas"]["IncidentRow"][];
            /** @description Who is in most incidents. */
            busiest: components["schemas"]["Busy"][];
        };
        /**
         * @description What is owed.
         * @enum {string}
         */
        Owed: "military" | "necessary" | "assistance" | "abstain" | "consult" | "none";
        /**
         * @description What a duty asks of a party.
         * @enum {string}
         */
        Owes: "arms" | "talk" | "nothing";
        /** @description One page of a list. */
        Page_DocumentRow: {
            /** @description The rows. */
            items: {
                /** @description Its id. */
                id: string;
                /** @description What it is written in. */
                lang: components["schemas"]["Language"];
                published: components["schemas"]["Edtf"] | null;
                /** @description Its headline. */
                title: string | null;
                /** @description The outlet. */
                source: string | null;
                /**
                 * Format: date
                 * @description Since when it is known.
                 */
                known_from: string;
                /**
                 * Format: int64
                 * @description 0 for the first version, 1 for its first revision …
                 */
                version: number;
                /**
                 * Format: int64
                 * @description How many events it tells.
                 */
                events: number;
                /**
                 * Format: int64
                 * @description How many ties.
                 */
                ties: number;
                /**
                 * Format: int64
                 * @description How many claims.
                 */
                claims: number;
            }[];
            /** @description The cursor to go on with; none after the last row. */
            next: string | null;
            /**
             * Format: int64
             * @description How many rows all pages have together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_IncidentRow: {
            /** @description The rows. */
            items: {
                /** @description Its id. */
                id: string;
                /** @description The PLOVER type. */
                type: components["schemas"]["EventType"];
                /** @description The type's quad class. */
                quad: components["schemas"]["QuadClass"];
                /** @description Who, as most reports give it. */
                sides: components["schemas"]["Sides"];
                when: components["schemas"]["Edtf"] | null;
                /**
                 * Format: date
                 * @description The first day that this allows for.
                 */
                first: string | null;
                /**
                 * Format: date
                 * @description The last one.
                 */
                last: string | null;
                /** @description Where, what is named most first. */
                place: string[];
                /** @description How it stands among its reports. */
                state: components["schemas"]["State"];
                /** @description Whether reports differ on it, or on its figures. */
                contested: boolean;
                /** @description How many reports tell it. */
                reports: number;
                /** @description In how many documents. */
                documents: number;
                /** @description How many sources do that are independent of each other. */
                independent: number;
                /** @description In which languages. */
                languages: components["schemas"]["Language"][];
                /** @description The outlets, where known. */
                sources: string[];
                /** @description Figures, by kind; who told them stands in the incident itself. */
                figures: components["schemas"]["Figures"][];
            }[];
            /** @description The cursor to go on with; none after the last row. */
            next: string | null;
            /**
             * Format: int64
             * @description How many rows all pages have together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_IncidentWhole: {
            /** @description The rows. */
            items: (components["schemas"]["IncidentRow"] & {
                /** @description Who says so, who denies it, and whose figures they are. */
                versions: components["schemas"]["Versions"];
                /** @description Groups of documents that are copies of one another. */
                copies: string[][];
                /** @description Where its places lie, those that are known. */
                places: components["schemas"]["Whereabouts"][];
                /** @description How many of its reports the versions are made from; fewer than all where there are very many. */
                versions_of: number;
            })[];
            /** @description The cursor to go on with; none after the last row. */
            next: string | null;
            /**
             * Format: int64
             * @description How many rows all pages have together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Queued: {
            /** @description The rows. */
            items: (components["schemas"]["QueuedFact"] & {
                /** @description Whether reports differ on its incident, or on its tie. */
                contested: boolean;
            })[];
            /** @description The cursor to go on with; none after the last row. */
            next: string | null;
            /**
             * Format: int64
             * @description How many rows all pages have together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Relation: {
            /** @description The rows. */
            items: {
                /** @description `arms-supply:RUS:AZE`; of a symmetric type the ends are in alphabetical order. */
                id: string;
                /** @description The type. */
                type: components["schemas"]["TieType"];
                /** @description Supplier, member, sender … without a role. */
                from: string;
                /** @description Receiver, body, host …; or the territory, where the tie is to one. */
                to: string;
                /** @description Names of treaties, routes and weapons it is said to run through, most named first. */
                via: string[];
                /** @description Everything said of it, by the day of publication. */
                statements: components["schemas"]["Statement"][];
                /** @description When it held, by what is said; in order, apart from each other. */
                held: components["schemas"]["Stretch"][];
                /** @description What lies between two of those stretches. */
                gaps: components["schemas"]["Gap"][];
                /** @description Where the statements exclude each other. */
                contradictions: components["schemas"]["Contradiction"][];
            }[];
            /** @description The cursor to go on with; none after the last row. */
            next: string | null;
            /**
             * Format: int64
             * @description How many rows all pages have together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Report: {
            /** @description The rows. */
            items: (components["schemas"]["Stored_Event"] & {
                /** @description The headline of its document. */
                title: string | null;
                /** @description Whether its document is a copy of another one. */
                copy: boolean;
            })[];
            /** @description The cursor to go on with; none after the last row. */
            next: string | null;
            /**
             * Format: int64
             * @description How many rows all pages have together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Review: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description Counts reviews from 1.
                 */
                number: number;
                /** @description The fact that was looked at. */
                fact: string;
                /** @description Its document. */
                doc: string;
                /** @description What it is. */
                kind: components["schemas"]["FactKind"];
                /** @description Its type or stance. */
                type: string;
                /** @description What was said. */
                verdict: components["schemas"]["ReviewVerdict"];
                /** @description Who said it. */
                by: string;
                /** @description When, in UTC, such as `2026-11-22T06:15:00Z`. */
                at: string;
                /** @description What was said beside it. */
                note?: string;
                /** @description Whether a later review of the same fact took its place. */
                superseded: boolean;
                /** @description The record that was looked at. */
                told: unknown;
                /** @description The record that stands by it; none for what was rejected. */
                record: unknown;
            }[];
            /** @description The cursor to go on with; none after the last row. */
            next: string | null;
            /**
             * Format: int64
             * @description How many rows all pages have together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Stored_Claim: {
            /** @description The rows. */
            items: ({
                /** @description Who speaks. */
                by: components["schemas"]["Actor"][];
                /** @description In what manner. */
                stance: components["schemas"]["Stance"];
                /** @description Actors spoken of. */
                about: components["schemas"]["Actor"][];
                /**
                 * Format: double
                 * @description How likely all of it is right, 0 to 1: of the records at 0.8, about 80 in 100 are. None where somebody coded it.
                 */
                confidence?: number;
                /** @description The sentence with the words said, verbatim. */
                evidence: string[];
                /** @description The words in the first evidence string that attribute it. */
                cue?: string;
                /** @description Where each evidence string stands. */
                spans?: components["schemas"]["Span"][];
                /** @description Where the cue stands. */
                cue_span?: components["schemas"]["Span"];
            } & {
                /** @description The fact's id, such as `e-1f0c22ab`. */
                id: string;
                /** @description The id of its document. */
                doc: string;
                /** @description The document's outlet. */
                source: string | null;
                /** @description The document's language. */
                lang: components["schemas"]["Language"];
                published: components["schemas"]["Edtf"] | null;
                /**
                 * Format: date
                 * @description First day on which the ledger knew it: the day of publication, or of adding when that is not known.
                 */
                known_from: string;
                /**
                 * Format: date
                 * @description First day on which the ledger no longer said so, after the document was revised.
                 */
                known_to?: string;
                /** @description What an analyst said of it last, if one did. */
                review?: components["schemas"]["ReviewMark"];
            })[];
            /** @description The cursor to go on with; none after the last row. */
            next: string | null;
            /**
             * Format: int64
             * @description How many rows all pages have together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Stored_Event: {
            /** @description The rows. */
            items: ({
                /** @description The PLOVER type. */
                type: components["schemas"]["EventType"];
                /** @description The type's quad class; with `mode`, `context` and `intensity` the product's own addition to the codebook. None where somebody coded it. */
                quad?: components["schemas"]["QuadClass"];
                /** @description The PLOVER mode, one of those of its type; none where the text gives none. */
                mode?: components["schemas"]["Mode"];
                /** @description What it is about: PLOVER contexts, in PLOVER's order. */
                context?: components["schemas"]["Context"][];
                /**
                 * Format: double
                 * @description How hostile (−10) or friendly (+10) it is: PLOVER 2.0's base score of the type, with the dead of attacks.
                 */
                intensity?: number;
                /** @description Who does it. */
                actor: components["schemas"]["Actor"][];
                /** @description Who is at the other end. */
                recipient: components["schemas"]["Actor"][];
                when: components["schemas"]["Edtf"] | null;
                /** @description Where, most specific first: English names, or an ISO alpha-3 code for a whole country. */
                place: string[];
                /** @description Numbers told of it. */
                figures: components["schemas"]["Figure"][];
                /** @description Whether the text vouches for it. */
                status: components["schemas"]["Status"];
                /** @description Who reports or denies it, where the text does not vouch. */
                claimed_by: components["schemas"]["Actor"][];
                /**
                 * Format: double
                 * @description How likely all of it is right, 0 to 1: of the records at 0.8, about 80 in 100 are. None where somebody coded it.
                 */
                confidence?: number;
                /** @description Sentences of the document, verbatim. */
                evidence: string[];
                /** @description The words in the first evidence string that express it. */
                trigger?: string;
                /** @description Where each evidence string stands. */
                spans?: components["schemas"]["Span"][];
                /** @description Where the trigger stands. */
                trigger_span?: components["schemas"]["Span"];
            } & {
                /** @description The fact's id, such as `e-1f0c22ab`. */
                id: string;
                /** @description The id of its document. */
                doc: string;
                /** @description The document's outlet. */
                source: string | null;
                /** @description The document's language. */
                lang: components["schemas"]["Language"];
                published: components["schemas"]["Edtf"] | null;
                /**
                 * Format: date
                 * @description First day on which the ledger knew it: the day of publication, or of adding when that is not known.
                 */
                known_from: string;
                /**
                 * Format: date
                 * @description First day on which the ledger no longer said so, after the document was revised.
                 */
                known_to?: string;
                /** @description What an analyst said of it last, if one did. */
                review?: components["schemas"]["ReviewMark"];
            })[];
            /** @description The cursor to go on with; none after the last row. */
            next: string | null;
            /**
             * Format: int64
             * @description How many rows all pages have together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Stored_Tie: {
            /** @description The rows. */
            items: ({
                /** @description The type. */
                type: components["schemas"]["TieType"];
                /** @description Supplier, member, sender, holder …: the type says which. */
                from: components["schemas"]["Actor"][];
                /** @description Receiver, body, host … Empty where the tie is to a place. */
                to: components["schemas"]["Actor"][];
                /** @description The treaty, body, route or weapon it runs through. */
                via: string | null;
                /** @description Territory or place it is about. */
                place: string[];
                since: components["schemas"]["Edtf"] | null;
                until: components["schemas"]["Edtf"] | null;
                /** @description Numbers told of it. */
                figures: components["schemas"]["Figure"][];
                /** @description Whether the text vouches for it. */
                status: components["schemas"]["Status"];
                /** @description Who says so, where the text does not vouch. */
                claimed_by: components["schemas"]["Actor"][];
                /** @description How far it reaches, where the text says so; the product's own addition to the codebook. */
                scope?: components["schemas"]["Scope"][];
                /**
                 * Format: double
                 * @description How likely all of it is right, 0 to 1: of the records at 0.8, about 80 in 100 are. None where somebody coded it.
                 */
                confidence?: number;
                /** @description Sentences of the document, verbatim. */
                evidence: string[];
                /** @description The words in the first evidence string that express it. */
                trigger?: string;
                /** @description Where each evidence string stands. */
                spans?: components["schemas"]["Span"][];
                /** @description Where the trigger stands. */
                trigger_span?: components["schemas"]["Span"];
            } & {
                /** @description The fact's id, such as `e-1f0c22ab`. */
                id: string;
                /** @description The id of its document. */
                doc: string;
                /** @description The document's outlet. */
                source: string | null;
                /** @description The document's language. */
                lang: components["schemas"]["Language"];
                published: components["schemas"]["Edtf"] | null;
                /**
                 * Format: date
                 * @description First day on which the ledger knew it: the day of publication, or of adding when that is not known.
                 */
                known_from: string;
                /**
                 * Format: date
                 * @description First day on which the ledger no longer said so, after the document was revised.
                 */
                known_to?: string;
                /** @description What an analyst said of it last, if one did. */
                review?: components["schemas"]["ReviewMark"];
            })[];
            /** @description The cursor to go on with; none after the last row. */
            next: string | null;
            /**
             * Format: int64
             * @description How many rows all pages have together.
             */
            total: number;
        };
        /** @description All there is between two. */
        Pair: components["schemas"]["Sum"] & {
            /** @description Who. */
            actors: components["schemas"]["Named"][];
            /** @description By type, most first. */
            types: components["schemas"]["Kinds"][];
            /** @description The newest incidents. */
            newest: components["schemas"]["IncidentRow"][];
            /** @description The ties between them on the day. */
            ties: components["schemas"]["Edge"][];
            /** @description Who arms and backs each, who is tied to both, and where that pulls two ways. */
            balance: components["schemas"]["PairBalance"];
        };
        /** @description Findings on two sides. */
        PairBalance: {
            /** @description The findings, tensions first; of each kind the first 40. */
            findings: components["schemas"]["BalanceFinding"][];
            /** @description How many are left out here; `/api/balance` has all. */
            hidden: number;
            /** @description What nobody told. */
            unknown: string[];
        };
        /** @description Codes of parties, or the one word `all`. */
        Parties: string[];
        /** @description A text that was pasted. */
        Pasted: {
            /** @description The text. */
            text: string;
            /** @description Its headline. */
            title?: string | null;
            /** @description When it was published, in EDTF: 2022-09-13. */
            published?: string | null;
            /** @description The outlet. */
            source?: string | null;
            /** @description nl, de or en; found out where nothing is said. */
            lang?: string | null;
        };
        /**
         * @description How exactly a point says where a place is.
         * @enum {string}
         */
        Precision: "point" | "line" | "area" | "sea" | "country";
        /** @description Why there is no answer. */
        Problem: {
            /** @description What happened and what to do, in a sentence. */
            error: string;
        };
        /** @description A promise of defence that is in force on the day. */
        Promise: {
            /** @description The treaty's id. */
            treaty: string;
            /** @description Its name. */
            name: string;
            /** @description The article. */
            article: string;
            /** @description Who promised. */
            bound: string;
            /** @description To whom. */
            toward: string;
            /** @description Where it stands. */
            file: string;
            /**
             * Format: int32
             * @description The line there.
             */
            line: number;
        };
        /**
         * @description PLOVER's four classes of events.
         *
         *     - `verbal-coop`: Words that help.
         *     - `material-coop`: Deeds that help.
         *     - `verbal-conf`: Words that hurt.
         *     - `material-conf`: Deeds that hurt.
         * @enum {string}
         */
        QuadClass: "verbal-coop" | "material-coop" | "verbal-conf" | "material-conf";
        /** @description A fact that nobody looked at. */
        Queued: components["schemas"]["QueuedFact"] & {
            /** @description Whether reports differ on its incident, or on its tie. */
            contested: boolean;
        };
        /** @description A fact of any kind. */
        QueuedFact: (components["schemas"]["Stored_Event"] & {
            /** @enum {string} */
            kind: "event";
        }) | (components["schemas"]["Stored_Tie"] & {
            /** @enum {string} */
            kind: "tie";
        }) | (components["schemas"]["Stored_Claim"] & {
            /** @enum {string} */
            kind: "claim";
        });
        /** @description A disputed reading. */
        Reading: {
            /** @description What it says, in own words. */
            says: string;
            /** @description Who reads it so. */
            by: string[];
            /** @description Where that stands. */
            citation: string | null;
        };
        /** @description A state's record. */
        RecordAnswer: {
            /** @description The state. */
            party: string;
            /** @description Calls that it got. */
            items: components["schemas"]["Called"][];
            /** @description How many of them came out how, on all pages. */
            outcomes: {
                [key: string]: number;
            };
            /** @description Attacks of which it is not clear which state attacked which; they call nobody. */
            unclear: number;
            /** @description Attacks that one source tells with too little confidence; they call nobody. */
            weak: number;
            /** @description How many items there are on all pages. */
            total: number;
            /** @description The cursor of the next page; null on the last. */
            next: number | null;
        };
        /** @description All that is said of one tie: one type, one party at either end. */
        Relation: {
            /** @description `arms-supply:RUS:AZE`; of a symmetric type the ends are in alphabetical order. */
            id: string;
            /** @description The type. */
            type: components["schemas"]["TieType"];
            /** @description Supplier, member, sender … without a role. */
            from: string;
            /** @description Receiver, body, host …; or the territory, where the tie is to one. */
            to: string;
            /** @description Names of treaties, routes and weapons it is said to run through, most named first. */
            via: string[];
            /** @description Everything said of it, by the day of publication. */
            statements: components["schemas"]["Statement"][];
            /** @description When it held, by what is said; in order, apart from each other. */
            held: components["schemas"]["Stretch"][];
            /** @description What lies between two of those stretches. */
            gaps: components["schemas"]["Gap"][];
            /** @description Where the statements exclude each other. */
            contradictions: components["schemas"]["Contradiction"][];
        };
        /** @description A report of an incident. */
        Report: components["schemas"]["Stored_Event"] & {
            /** @description The headline of its document. */
            title: string | null;
            /** @description Whether its document is a copy of another one. */
            copy: boolean;
        };
        /** @description One review as it was given. */
        Review: {
            /**
             * Format: int64
             * @description Counts reviews from 1.
             */
            number: number;
            /** @description The fact that was looked at. */
            fact: string;
            /** @description Its document. */
            doc: string;
            /** @description What it is. */
            kind: components["schemas"]["FactKind"];
            /** @description Its type or stance. */
            type: string;
            /** @description What was said. */
            verdict: components["schemas"]["ReviewVerdict"];
            /** @description Who said it. */
            by: string;
            /** @description When, in UTC, such as `2026-11-22T06:15:00Z`. */
            at: string;
            /** @description What was said beside it. */
            note?: string;
            /** @description Whether a later review of the same fact took its place. */
            superseded: boolean;
            /** @description The record that was looked at. */
            told: unknown;
            /** @description The record that stands by it; none for what was rejected. */
            record: unknown;
        };
        /** @description How a fact is marked by its newest review. */
        ReviewMark: {
            /** @description What was said. */
            verdict: components["schemas"]["ReviewVerdict"];
            /** @description Who said it. */
            by: string;
            /** @description When, in UTC, such as `2026-11-22T06:15:00Z`. */
            at: string;
            /** @description Whether the record is the review's own, and none that the coder found. */
            written: boolean;
        };
        /**
         * @description What an analyst says of a fact.
         * @enum {string}
         */
        ReviewVerdict: "accepted" | "rejected" | "corrected";
        /** @description What a review did. */
        Reviewed: {
            /**
             * Format: int64
             * @description The review's number.
             */
            number: number;
            /** @description The fact that was looked at. */
            fact: string;
            /** @description Its document. */
            doc: string;
            /** @description What was said. */
            verdict: components["schemas"]["ReviewVerdict"];
            /** @description Who said it. */
            by: string;
            /** @description Facts that were closed. */
            closed: string[];
            /** @description The fact that was written. */
            written: string | null;
        };
        /** @description A tie that is drawn as a line. */
        Route: {
            /** @description The tie. */
            tie: string;
            /** @description route or deployment. */
            type: components["schemas"]["TieType"];
            /** @description From whom. */
            from: components["schemas"]["Named"];
            /** @description To whom, or where. */
            to: components["schemas"]["Named"];
            /** @description Where that is, where it is a place. */
            at: number[] | null;
            /** @description How it stands. */
            standing: components["schemas"]["TieStanding"];
            /** @description What it runs through. */
            via: string | null;
            /** @description How many reports speak of it. */
            reports: number;
        };
        /** @description What somebody says of a fact. */
        Said: {
            /** @description What of it. */
            verdict: components["schemas"]["Given"];
            /** @description With `correct`: the fields that should read otherwise, or the whole record. */
            record?: Record<string, never> | null;
            /** @description What is to be said beside. */
            note?: string | null;
            /** @description Who says so. */
            by: string;
        };
        /**
         * @description Whether a tie holds, by one report.
         * @enum {string}
         */
        Says: "holds" | "not" | "possible";
        /** @description A note on how far a tie reaches: "the pact does not cover …". */
        Scope: {
            /** @description What the note does to the tie. */
            kind: components["schemas"]["ScopeKind"];
            /** @description Whom and what it names: codes of actors, names of places. */
            about: string[];
            /** @description The sentence that says so, verbatim. */
            evidence: string;
            /** @description Where it stands. */
            span?: components["schemas"]["Span"];
            /** @description The words in it that set the bound. */
            cue?: string;
            /** @description Where these stand. */
            cue_span?: components["schemas"]["Span"];
        };
        /**
         * @description What a note on scope does to its tie.
         *
         *     - `except`: Takes something out: "does not apply to", "with the exception of".
         *     - `only`: Leaves nothing but something: "only for", "limited to".
         *     - `condition`: Makes it hang on something: "only if asked", "unless".
         * @enum {string}
         */
        ScopeKind: "except" | "only" | "condition";
        /** @description The parties of an incident, as most of its reports give them. */
        Sides: {
            /** @description Who acts. */
            actor: components["schemas"]["Actor"][];
            /** @description Who is at the other end. */
            recipient: components["schemas"]["Actor"][];
            /** @description Whether the direction means nothing, or the reports differ on it. */
            mutual: boolean;
        };
        /** @description Something that a treaty does not promise, though it is thought to. */
        Silence: {
            /** @description What about. */
            about: string;
            /** @description In own words. */
            summary: string;
            /** @description Where that stands. */
            citation?: string;
            /** @description Where it stands. */
            at: components["schemas"]["Cited"];
        };
        /** @description What a treaty is thought to say of the case and does not. */
        Silent: {
            /** @description The treaty. */
            treaty: string;
            /** @description The duty or place that it is about. */
            about: string;
            /** @description What it says instead, in own words. */
            summary: string;
            /** @description The file that says so. */
            file: string;
            /**
             * Format: int32
             * @description The line in it.
             */
            line: number;
        };
        /** @description Where an attack was, and whose that was on the day. */
        Site: {
            /** @description Its name. */
            name: string;
            /** @description The places that it lies in, itself first, by their English names. */
            within: string[];
            /** @description Whose it is by law; none at sea and where that is the dispute. */
            de_jure: string | null;
            /** @description Who holds it in fact; empty at sea. */
            de_facto: string[];
            /** @description Who else holds it to be his by law. */
            claimed_by: string[];
            /** @description Whether only its owner is known, who has territory in several parts of the world. */
            vague: boolean;
            at: components["schemas"]["Cited"] | null;
        };
        /** @description A piece of a text with the words found in it. */
        Snippet: {
            /** @description The piece, to the letter. */
            text: string;
            /** @description The code point of the text that it begins at. */
            start: number;
            /** @description The one after its last. */
            end: number;
            /** @description Whether the text goes on behind it. */
            more: boolean;
            /** @description The words found; code points of the piece. */
            marks: components["schemas"]["Mark"][];
        };
        /** @description A report that speaks of a tie. */
        Source: {
            /** @description The fact's id. */
            fact: string;
            /** @description The document. */
            document: string;
            /** @description Whose word it is. */
            by: string;
            published: components["schemas"]["Edtf"] | null;
            /** @description Whether the tie holds, by this report. */
            says: components["schemas"]["Says"];
            /** @description Its sentence. */
            sentence: string;
        };
        /** @description A place in a document, in Unicode code points, end excluded. */
        Span: {
            /** @description Which string it points into; left out of JSON when it is the text. */
            in?: components["schemas"]["Field"];
            /** @description First code point. */
            start: number;
            /** @description One past the last code point. */
            end: number;
        };
        /** @description A place on the map. */
        Spot: components["schemas"]["Sum"] & {
            /** @description Its English name. */
            name: string;
            /** @description How exactly `at` says where it is: point, line, area or sea. */
            precision: string;
            /** @description Latitude and longitude in degrees. */
            at: number[];
            /** @description The state that it belongs to by law. */
            country: string | null;
            /**
             * Format: date
             * @description The last day on which one of its incidents began.
             */
            newest: string | null;
            /** @description The incidents that most reports tell. */
            sample: string[];
        };
        /**
         * @description In what manner a claim is made.
         *
         *     - `asserts`: Says so.
         *     - `accuses`: Blames someone.
         *     - `denies`: Says it is not so.
         *     - `confirms`: Says it is indeed so.
         *     - `assesses`: Judges, analyses.
         *     - `predicts`: Says what will come.
         *     - `declines`: Gives no comment.
         *     - `calls-for`: Asks for something.
         * @enum {string}
         */
        Stance: "asserts" | "accuses" | "denies" | "confirms" | "assesses" | "predicts" | "declines" | "calls-for";
        /**
         * @description How an incident stands among its reports.
         * @enum {string}
         */
        State: "agreed" | "one-sided" | "disputed" | "denied" | "retracted" | "unconfirmed";
        /** @description What one report says of a tie. */
        Statement: {
            /** @description The tie's id in the ledger. */
            tie: string;
            /** @description The document. */
            document: string;
            /** @description Its language. */
            language: components["schemas"]["Language"];
            /** @description Whose word it is: who is quoted for it, else the outlet, else the document. */
            by: string;
            published: components["schemas"]["Edtf"] | null;
            /** @description Whether it holds, by this report. */
            says: components["schemas"]["Says"];
            /** @description Whether the report itself vouches for it. */
            vouched: boolean;
            /** @description Since when it holds. */
            since?: components["schemas"]["Edtf"];
            /** @description Until when it held. */
            until?: components["schemas"]["Edtf"];
            /** @description Numbers told of it. */
            figures?: components["schemas"]["Figure"][];
        };
        /**
         * @description Whether the text vouches for a record.
         *
         *     - `asserted`: The text itself reports it as fact.
         *     - `claimed`: Someone reports it and the text does not vouch.
         *     - `denied`: The text reports a denial that it happened.
         *     - `negated`: The text, or someone in it, says it did not happen.
         *     - `hypothetical`: May, could, would, is feared, forecast or planned.
         * @enum {string}
         */
        Status: "asserted" | "claimed" | "denied" | "negated" | "hypothetical";
        /** @description One step of a proof. */
        Step: {
            /** @description The rule. */
            rule: string;
            /** @description What it found. */
            finding: components["schemas"]["Truth"];
            /** @description In plain words. */
            says: string;
            /** @description The line of knowledge, row of data or sentence that it rests on. */
            at?: components["schemas"]["Cited"];
        };
        /** @description A document of the ledger, in one of its versions. */
        StoredDocument: components["schemas"]["Document"] & {
            /**
             * Format: int64
             * @description 0 for the first version, 1 for its first revision …
             */
            version: number;
            /**
             * Format: date
             * @description The day on which this version was added.
             */
            added: string;
            /**
             * Format: date
             * @description First day on which the ledger knew it: the day of publication, or of adding when that is not known.
             */
            known_from: string;
            /**
             * Format: date
             * @description First day on which the ledger no longer said so, after another version came.
             */
            known_to?: string;
            /**
             * Format: int64
             * @description How many events this version tells.
             */
            events: number;
            /**
             * Format: int64
             * @description How many ties.
             */
            ties: number;
            /**
             * Format: int64
             * @description How many claims.
             */
            claims: number;
        };
        /**
         * @description A fact of the ledger, with where it comes from and since when it is known.
         *
         *     As JSON the record's own fields stand beside the others.
         */
        Stored_Claim: {
            /** @description Who speaks. */
            by: components["schemas"]["Actor"][];
            /** @description In what manner. */
            stance: components["schemas"]["Stance"];
            /** @description Actors spoken of. */
            about: components["schemas"]["Actor"][];
            /**
             * Format: double
             * @description How likely all of it is right, 0 to 1: of the records at 0.8, about 80 in 100 are. None where somebody coded it.
             */
            confidence?: number;
            /** @description The sentence with the words said, verbatim. */
            evidence: string[];
            /** @description The words in the first evidence string that attribute it. */
            cue?: string;
            /** @description Where each evidence string stands. */
            spans?: components["schemas"]["Span"][];
            /** @description Where the cue stands. */
            cue_span?: components["schemas"]["Span"];
        } & {
            /** @description The fact's id, such as `e-1f0c22ab`. */
            id: string;
            /** @description The id of its document. */
            doc: string;
            /** @description The document's outlet. */
            source: string | null;
            /** @description The document's language. */
            lang: components["schemas"]["Language"];
            published: components["schemas"]["Edtf"] | null;
            /**
             * Format: date
             * @description First day on which the ledger knew it: the day of publication, or of adding when that is not known.
             */
            known_from: string;
            /**
             * Format: date
             * @description First day on which the ledger no longer said so, after the document was revised.
             */
            known_to?: string;
            /** @description What an analyst said of it last, if one did. */
            review?: components["schemas"]["ReviewMark"];
        };
        /**
         * @description A fact of the ledger, with where it comes from and since when it is known.
         *
         *     As JSON the record's own fields stand beside the others.
         */
        Stored_Event: {
            /** @description The PLOVER type. */
            type: components["schemas"]["EventType"];
            /** @description The type's quad class; with `mode`, `context` and `intensity` the product's own addition to the codebook. None where somebody coded it. */
            quad?: components["schemas"]["QuadClass"];
            /** @description The PLOVER mode, one of those of its type; none where the text gives none. */
            mode?: components["schemas"]["Mode"];
            /** @description What it is about: PLOVER contexts, in PLOVER's order. */
            context?: components["schemas"]["Context"][];
            /**
             * Format: double
             * @description How hostile (−10) or friendly (+10) it is: PLOVER 2.0's base score of the type, with the dead of attacks.
             */
            intensity?: number;
            /** @description Who does it. */
            actor: components["schemas"]["Actor"][];
            /** @description Who is at the other end. */
            recipient: components["schemas"]["Actor"][];
            when: components["schemas"]["Edtf"] | null;
            /** @description Where, most specific first: English names, or an ISO alpha-3 code for a whole country. */
            place: string[];
            /** @description Numbers told of it. */
            figures: components["schemas"]["Figure"][];
            /** @description Whether the text vouches for it. */
            status: components["schemas"]["Status"];
            /** @description Who reports or denies it, where the text does not vouch. */
            claimed_by: components["schemas"]["Actor"][];
            /**
             * Format: double
             * @description How likely all of it is right, 0 to 1: of the records at 0.8, about 80 in 100 are. None where somebody coded it.
             */
            confidence?: number;
            /** @description Sentences of the document, verbatim. */
            evidence: string[];
            /** @description The words in the first evidence string that express it. */
            trigger?: string;
            /** @description Where each evidence string stands. */
            spans?: components["schemas"]["Span"][];
            /** @description Where the trigger stands. */
            trigger_span?: components["schemas"]["Span"];
        } & {
            /** @description The fact's id, such as `e-1f0c22ab`. */
            id: string;
            /** @description The id of its document. */
            doc: string;
            /** @description The document's outlet. */
            source: string | null;
            /** @description The document's language. */
            lang: components["schemas"]["Language"];
            published: components["schemas"]["Edtf"] | null;
            /**
             * Format: date
             * @description First day on which the ledger knew it: the day of publication, or of adding when that is not known.
             */
            known_from: string;
            /**
             * Format: date
             * @description First day on which the ledger no longer said so, after the document was revised.
             */
            known_to?: string;
            /** @description What an analyst said of it last, if one did. */
            review?: components["schemas"]["ReviewMark"];
        };
        /**
         * @description A fact of the ledger, with where it comes from and since when it is known.
         *
         *     As JSON the record's own fields stand beside the others.
         */
        Stored_Tie: {
            /** @description The type. */
            type: components["schemas"]["TieType"];
            /** @description Supplier, member, sender, holder …: the type says which. */
            from: components["schemas"]["Actor"][];
            /** @description Receiver, body, host … Empty where the tie is to a place. */
            to: components["schemas"]["Actor"][];
            /** @description The treaty, body, route or weapon it runs through. */
            via: string | null;
            /** @description Territory or place it is about. */
            place: string[];
            since: components["schemas"]["Edtf"] | null;
            until: components["schemas"]["Edtf"] | null;
            /** @description Numbers told of it. */
            figures: components["schemas"]["Figure"][];
            /** @description Whether the text vouches for it. */
            status: components["schemas"]["Status"];
            /** @description Who says so, where the text does not vouch. */
            claimed_by: components["schemas"]["Actor"][];
            /** @description How far it reaches, where the text says so; the product's own addition to the codebook. */
            scope?: components["schemas"]["Scope"][];
            /**
             * Format: double
             * @description How likely all of it is right, 0 to 1: of the records at 0.8, about 80 in 100 are. None where somebody coded it.
             */
            confidence?: number;
            /** @description Sentences of the document, verbatim. */
            evidence: string[];
            /** @description The words in the first evidence string that express it. */
            trigger?: string;
            /** @description Where each evidence string stands. */
            spans?: components["schemas"]["Span"][];
            /** @description Where the trigger stands. */
            trigger_span?: components["schemas"]["Span"];
        } & {
            /** @description The fact's id, such as `e-1f0c22ab`. */
            id: string;
            /** @description The id of its document. */
            doc: string;
            /** @description The document's outlet. */
            source: string | null;
            /** @description The document's language. */
            lang: components["schemas"]["Language"];
            published: components["schemas"]["Edtf"] | null;
            /**
             * Format: date
             * @description First day on which the ledger knew it: the day of publication, or of adding when that is not known.
             */
            known_from: string;
            /**
             * Format: date
             * @description First day on which the ledger no longer said so, after the document was revised.
             */
            known_to?: string;
            /** @description What an analyst said of it last, if one did. */
            review?: components["schemas"]["ReviewMark"];
        };
        /** @description Days over which a tie held, by what is said. */
        Stretch: {
            /**
             * Format: date
             * @description First day: of the time told, or of the first report where none is told. None: only its end is told.
             */
            first: string | null;
            /** @description Whether its beginning is told. */
            beginning_told: boolean;
            /**
             * Format: date
             * @description Last day. None: nothing says that it ended.
             */
            last: string | null;
            /** @description How many reports say so. */
            reports: number;
            /** @description How many different tellers. */
            tellers: number;
            /** @description Whether one report at least vouches for it. */
            vouched: boolean;
        };
        /** @description Counts of incidents. */
        Sum: {
            /**
             * Format: int32
             * @description How many.
             */
            incidents: number;
            /**
             * Format: int32
             * @description How many reports tell them together.
             */
            reports: number;
            /**
             * Format: int32
             * @description How many of them are conflict, by PLOVER's quad classes.
             */
            conflict: number;
            /**
             * Format: int32
             * @description How many are cooperation.
             */
            cooperation: number;
            /**
             * Format: int32
             * @description On how many reports differ.
             */
            contested: number;
        };
        /** @description A time for which duties rest between a party and others. */
        Suspension: {
            /** @description Since when. */
            from?: components["schemas"]["Edtf"];
            /** @description Until when. */
            until?: components["schemas"]["Edtf"];
            /** @description Toward whom; empty: toward all. */
            toward: string[];
            /** @description Why. */
            note?: string;
        };
        /** @description Somebody who is tied to both sides of an enmity in ways that go ill together. */
        Tension: {
            /** @description The rule that found it. */
            rule: string;
            /** @description Who. */
            who: string;
            /** @description The two sides, in the order of the sentence. */
            between: string[];
            /** @description The tension in a sentence. */
            says: string;
            /** @description The ties that show it, the enmity last. */
            ties: string[];
        };
        /** @description What holds between actors for a time. */
        Tie: {
            /** @description The type. */
            type: components["schemas"]["TieType"];
            /** @description Supplier, member, sender, holder …: the type says which. */
            from: components["schemas"]["Actor"][];
            /** @description Receiver, body, host … Empty where the tie is to a place. */
            to: components["schemas"]["Actor"][];
            /** @description The treaty, body, route or weapon it runs through. */
            via: string | null;
            /** @description Territory or place it is about. */
            place: string[];
            since: components["schemas"]["Edtf"] | null;
            until: components["schemas"]["Edtf"] | null;
            /** @description Numbers told of it. */
            figures: components["schemas"]["Figure"][];
            /** @description Whether the text vouches for it. */
            status: components["schemas"]["Status"];
            /** @description Who says so, where the text does not vouch. */
            claimed_by: components["schemas"]["Actor"][];
            /** @description How far it reaches, where the text says so; the product's own addition to the codebook. */
            scope?: components["schemas"]["Scope"][];
            /**
             * Format: double
             * @description How likely all of it is right, 0 to 1: of the records at 0.8, about 80 in 100 are. None where somebody coded it.
             */
            confidence?: number;
            /** @description Sentences of the document, verbatim. */
            evidence: string[];
            /** @description The words in the first evidence string that express it. */
            trigger?: string;
            /** @description Where each evidence string stands. */
            spans?: components["schemas"]["Span"][];
            /** @description Where the trigger stands. */
            trigger_span?: components["schemas"]["Span"];
        };
        /**
         * @description What became of a tie.
         * @enum {string}
         */
        TieChange: "new" | "gone" | "standing";
        /** @description A tie over time with what is said of it. */
        TieOverTime: components["schemas"]["Relation"] & {
            /** @description How it stands on the day asked for, or today. */
            standing: components["schemas"]["TieStanding"];
            /** @description Each statement as its report has it, the newest 200. */
            sentences: components["schemas"]["Stored_Tie"][];
        };
        /**
         * @description How a tie stands on a day.
         * @enum {string}
         */
        TieStanding: "holds" | "one-sided" | "disputed" | "denied" | "possible" | "ended" | "not-yet";
        /**
         * @description What holds between actors for a time.
         *
         *     - `defence-pact`: Treaty duty to help when attacked: obliged → protected.
         *     - `partnership`: Alliance whose duty to help is not stated; symmetric.
         *     - `membership`: Member → body.
         *     - `backing`: Lasting political or military support: supporter → supported.
         *     - `arms-supply`: Sells or delivers weapons: supplier → receiver.
         *     - `energy-supply`: Oil, gas, power: supplier → receiver.
         *     - `trade`: Other commerce; symmetric.
         *     - `route`: Pipeline, corridor, railway, airport: builder or user → reached.
         *     - `deployment`: Troops, peacekeepers, observers, bases: sender → host.
         *     - `intelligence`: Listening post, surveillance, spyware: watcher → watched or host.
         *     - `hostility`: Rivalry, enmity, conflict that lasts; symmetric.
         *     - `territorial-claim`: Claimant → territory.
         *     - `control`: Holder → territory.
         *     - `mediation`: Standing mediator → parties.
         * @enum {string}
         */
        TieType: "defence-pact" | "partnership" | "membership" | "backing" | "arms-supply" | "energy-supply" | "trade" | "route" | "deployment" | "intelligence" | "hostility" | "territorial-claim" | "control" | "mediation";
        /** @description A tie with who says so. */
        Tied: {
            /** @description Its id: `arms-supply:RUS:AZE`. */
            id: string;
            /** @description The type. */
            type: components["schemas"]["TieType"];
            /** @description Supplier, member, sender … */
            from: string;
            /** @description Receiver, body, host … */
            to: string;
            /** @description Whether the direction means something. */
            directed: boolean;
            /** @description How it stands on the day. */
            standing: components["schemas"]["TieStanding"];
            /** @description Treaties, routes and weapons named. */
            via?: string[];
            /** @description How many reports speak of it. */
            reports: number;
            /** @description Numbers told with it, those whose sentence holds them first: the newest three of each kind. */
            figures: components["schemas"]["ToldFigure"][];
            /** @description Who says so: the newest three. */
            sources: components["schemas"]["Source"][];
        };
        /** @description Incidents counted by lane and cell. */
        Timeline: {
            /** @description The length of a cell. */
            unit: components["schemas"]["Unit"];
            /**
             * Format: date
             * @description The first day of what was found.
             */
            first: string | null;
            /**
             * Format: date
             * @description The last one.
             */
            last: string | null;
            /** @description Incidents without any day; they are in no lane. */
            undated: number;
            /** @description How many incidents are asked for, undated ones included. */
            incidents: number;
            /** @description The busiest lanes, whoever was asked for before them. */
            lanes: components["schemas"]["Lane"][];
            /** @description What the parties of the lanes are called. */
            names: components["schemas"]["Named"][];
            /** @description How many lanes there are in all. */
            total: number;
        };
        /** @description A figure as one report tells it. */
        Told: components["schemas"]["Figure"] & {
            /** @description Whose figure it is: who is quoted for it, else the outlet, else the document. */
            by: string;
            published: components["schemas"]["Edtf"] | null;
            /** @description The report. */
            event: string;
            /** @description Whether it is this teller's word still. */
            standing: components["schemas"]["FigureStanding"];
        };
        /** @description A number as one report tells it of a tie. */
        ToldFigure: components["schemas"]["Figure"] & {
            /** @description Whose number it is. */
            by: string;
            published: components["schemas"]["Edtf"] | null;
            /** @description The fact's id. */
            fact: string;
            /** @description How many numbers of this kind that fact has. More than one: which of them is meant of this tie, the report's sentence says. */
            one_of: number;
            /** @description Whether it is told of several pairs at once. */
            together: boolean;
            /** @description The sentence that holds the number in digits; none where it is in words, or elsewhere in the report. */
            sentence: string | null;
        };
        /** @description All treaties that are known. */
        Treaties: {
            /** @description By id. */
            items: components["schemas"]["Brief"][];
        };
        /** @description A treaty, or a text that promises as treaties do. */
        Treaty: {
            /** @description What tables and flags call it. */
            id: string;
            /** @description Its English name. */
            name: string;
            /** @description Its names in other languages and other names of it. */
            also: string[];
            /** @description Code of the organisation built on it. */
            body?: string;
            /** @description The day it was signed. */
            signed?: components["schemas"]["Edtf"];
            /** @description The first day it was in force for anybody. */
            in_force?: components["schemas"]["Edtf"];
            /** @description The last day it was in force, if it ended. */
            ended?: components["schemas"]["Edtf"];
            /** @description For how long it was concluded, in own words. */
            term?: string;
            /** @description How it is renewed, in own words. */
            renewal?: string;
            /** @description Whether it binds in law. */
            binding: components["schemas"]["Binding"];
            /** @description What it is about, in own words. */
            summary?: string;
            /** @description Where its text is found. */
            citation: string;
            /** @description Who is bound, since when and until when; one entry for each time. */
            party: components["schemas"]["Membership"][];
            /** @description What is promised. */
            article: components["schemas"]["Article"][];
            /** @description What it is thought to promise and does not. */
            silence: components["schemas"]["Silence"][];
            /** @description Where it stands. */
            at: components["schemas"]["Cited"];
        };
        /**
         * @description What sets a duty off.
         * @enum {string}
         */
        Trigger: "armed-attack" | "aggression" | "unprovoked-attack" | "threat" | "external-attack-on-forces" | "any-war" | "internal";
        /**
         * @description Whether something holds; that it is not known is an answer too.
         * @enum {string}
         */
        Truth: "holds" | "fails" | "unknown";
        /**
         * @description Whether a duty covers a war that was on when it was concluded.
         * @enum {string}
         */
        UnderWay: "only" | "also" | "no";
        /**
         * @description How long a cell is.
         * @enum {string}
         */
        Unit: "day" | "month" | "year" | "decade";
        /** @description Incidents that are no point on a map. */
        Unplaced: {
            /**
             * Format: int32
             * @description Without any place, or at one that nobody knows.
             */
            nowhere: number;
            /**
             * Format: int32
             * @description At places beyond those drawn.
             */
            beyond: number;
            /** @description Somewhere in a country: told of the country as a whole. */
            countries: components["schemas"]["Country"][];
        };
        /** @description One duty of one party toward another, seen in one attack. */
        Verdict: {
            /** @description The treaty. */
            treaty: string;
            /** @description Its name. */
            name: string;
            /** @description Whether it binds in law. */
            binding: components["schemas"]["Binding"];
            /** @description The article. */
            article: string;
            /** @description The duty. */
            duty: components["schemas"]["Duty"];
            /** @description Who owes it. */
            bound: string;
            /** @description To whom. */
            toward: string;
            /** @description Number of the attack in the case, from 0, that it is about; none for a duty not to attack that is kept. */
            attack: number | null;
            /**
             * Format: date
             * @description The day on which it was looked at: that of the attack, or of the treaty's entry into force in a war that was on.
             */
            day: string;
            /** @description What comes out. */
            outcome: components["schemas"]["VerdictOutcome"];
            /** @description What is owed. */
            owed: components["schemas"]["Owed"];
            /** @description Within which time. */
            within: string | null;
            /** @description Whether the promise is limited in any way beyond what its kind says. */
            conditional: boolean;
            /** @description What must still happen before it is due: a request, a decision. */
            awaits: string[];
            /** @description What is missing for an answer. */
            missing: string[];
            /** @description The proof. */
            steps: components["schemas"]["Step"][];
            /** @description Disputed readings of the article. */
            readings: components["schemas"]["Reading"][];
            /** @description Where the article stands. */
            at: components["schemas"]["Cited"];
        };
        /**
         * @description What comes out for one duty.
         * @enum {string}
         */
        VerdictOutcome: "triggered" | "broken" | "undetermined" | "not-triggered";
        /** @description An incident by those who tell it. */
        Versions: {
            /** @description Who says that it happened. */
            asserts: components["schemas"]["Voice"][];
            /** @description Who says that it did not. */
            denies: components["schemas"]["Voice"][];
            /** @description Who speaks of it as possible or planned. */
            unconfirmed: components["schemas"]["Voice"][];
            /** @description Figures by teller and day. */
            figures: components["schemas"]["Account"][];
        };
        /** @description One teller of an incident. */
        Voice: {
            /** @description Who is quoted, else the outlet, else the document. */
            by: string;
            /** @description Whether it is somebody quoted. */
            quoted: boolean;
            first: components["schemas"]["Edtf"] | null;
            /** @description Whether this teller said on one day that it happened and denied it on a later one. */
            retracts?: boolean;
            /** @description The reports that have it. */
            reports: string[];
            /** @description Their documents. */
            documents: string[];
        };
        /** @description Where the words stand, and how well it fits. */
        Where: {
            /** @description The headline of the document. */
            title: string | null;
            /** @description The words found in it. */
            title_marks: components["schemas"]["Mark"][];
            /** @description The piece of the text, or of a fact's evidence, that has most of the words. */
            snippet: components["schemas"]["Snippet"];
            /**
             * Format: double
             * @description How well it fits. Comparable within one search only.
             */
            score: number;
        };
        /** @description Where a place is, for whoever asks what happened there. */
        Whereabouts: {
            /** @description Its English name, or the state's code. */
            name: string;
            /** @description Latitude and longitude in degrees; null for a whole state and where no point is known. */
            at: number[] | null;
            /** @description How exactly that says where it is. */
            precision: components["schemas"]["Precision"];
            /** @description ISO alpha-3; null at sea, on borders and where whose it is is the dispute. */
            country: string | null;
            /** @description The disputed territory that it lies in. */
            within: string | null;
            /** @description Whose it is by law; null at sea and where that is the dispute. */
            de_jure: string | null;
            /** @description Who holds it in fact; empty at sea. */
            de_facto: string[];
            /** @description The entry or table that says so. */
            source: string;
        };
        /** @description What the coder chose, and why. */
        Why: {
            /** @description Whether it was coded by hand: then there is nothing to explain. */
            by_hand: boolean;
            /**
             * @description What was chosen for the words, with how likely each choice is, the next best, and what weighed most: as `foederis read --explain --json` has it.
             *     None where this version of the coder no longer codes these words.
             */
            telling: Record<string, never> | null;
        };
        /** @description What is only known to lie in a time longer than a cell. */
        Wide: components["schemas"]["Sum"] & {
            /**
             * Format: date
             * @description The first day that it may have been; none for an open beginning.
             */
            first: string | null;
            /**
             * Format: date
             * @description The last one.
             */
            last: string | null;
            /** @description The incident, where it is one alone. */
            id: string | null;
        };
        /** @description Years, both ends included. */
        Window: {
            /**
             * Format: int32
             * @description The first year.
             */
            first: number;
            /**
             * Format: int32
             * @description The last year.
             */
            last: number;
        };
        /** @description Somebody else with what is between. */
        With: components["schemas"]["Sum"] & {
            /** @description Who. */
            actor: components["schemas"]["Named"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
