import "../stories/requests/rate-window.test";
