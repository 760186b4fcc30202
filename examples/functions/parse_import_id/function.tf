output "parts" {
  value = provider::automox::parse_import_id("12345/ada@example.com")
}
