import "../unit/plugin/certificate.test";
