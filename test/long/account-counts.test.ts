import "../stories/requests/account-counts.test";
