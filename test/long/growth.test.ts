import "../stories/requests/growth.test";
