/**
 * Protocol 6.11 as tables, typed apart from the .proto file: what a field's number and type must be on the wire.
 * A field is "number name type", "|" marks a member of a oneof. A method is "request > response".
 */
export const messages: Readonly<Record<string, string>> = {
  DynamicValue: "1 msgpack bytes, 2 json bytes",
  Diagnostic: "1 severity Severity, 2 summary string, 3 detail string, 4 attribute AttributePath",
  FunctionError: "1 text string, 2 function_argument optional int64",
  AttributePath: "1 steps repeated Step",
  "AttributePath.Step": "1 attribute_name string |, 2 element_key_string string |, 3 element_key_int int64 |",
  "StopProvider.Request": "",
  "StopProvider.Response": "1 Error string",
  RawState: "1 json bytes, 2 flatmap map<string,string>",
  ResourceIdentitySchema: "1 version int64, 2 identity_attributes repeated IdentityAttribute",
  "ResourceIdentitySchema.IdentityAttribute":
    "1 name string, 2 type bytes, 3 required_for_import bool, 4 optional_for_import bool, 5 description string",
  ResourceIdentityData: "1 identity_data DynamicValue",
  ActionSchema: "1 schema Schema",
  Schema: "1 version int64, 2 block Block",
  "Schema.Block":
    "1 version int64, 2 attributes repeated Attribute, 3 block_types repeated NestedBlock, 4 description string, 5 description_kind StringKind, 6 deprecated bool, 7 deprecation_message string, 8 computed bool",
  "Schema.Attribute":
    "1 name string, 2 type bytes, 3 description string, 4 required bool, 5 optional bool, 6 computed bool, 7 sensitive bool, 8 description_kind StringKind, 9 deprecated bool, 10 nested_type Object, 11 write_only bool, 12 deprecation_message string",
  "Schema.NestedBlock":
    "1 type_name string, 2 block Block, 3 nesting NestingMode, 4 min_items int64, 5 max_items int64",
  "Schema.Object":
    "1 attributes repeated Attribute, 3 nesting NestingMode, 4 min_items int64, 5 max_items int64",
  Function:
    "1 parameters repeated Parameter, 2 variadic_parameter Parameter, 3 return Return, 4 summary string, 5 description string, 6 description_kind StringKind, 7 deprecation_message string",
  "Function.Parameter":
    "1 name string, 2 type bytes, 3 allow_null_value bool, 4 allow_unknown_values bool, 5 description string, 6 description_kind StringKind",
  "Function.Return": "1 type bytes",
  ServerCapabilities:
    "1 plan_destroy bool, 2 get_provider_schema_optional bool, 3 move_resource_state bool, 4 generate_resource_config bool",
  ClientCapabilities:
    "1 deferral_allowed bool, 2 write_only_attributes_allowed bool, 3 store_planned_private bool, 4 computed_blocks_allowed bool",
  Deferred: "1 reason Reason",
  "GetMetadata.Request": "",
  "GetMetadata.Response":
    "1 server_capabilities ServerCapabilities, 2 diagnostics repeated Diagnostic, 3 data_sources repeated DataSourceMetadata, 4 resources repeated ResourceMetadata, 5 functions repeated FunctionMetadata, 6 ephemeral_resources repeated EphemeralMetadata, 7 list_resources repeated ListResourceMetadata, 8 state_stores repeated StateStoreMetadata, 9 actions repeated ActionMetadata",
  "GetMetadata.EphemeralMetadata": "1 type_name string",
  "GetMetadata.FunctionMetadata": "1 name string",
  "GetMetadata.DataSourceMetadata": "1 type_name string",
  "GetMetadata.ResourceMetadata": "1 type_name string",
  "GetMetadata.ListResourceMetadata": "1 type_name string",
  "GetMetadata.StateStoreMetadata": "1 type_name string",
  "GetMetadata.ActionMetadata": "1 type_name string",
  "GetProviderSchema.Request": "",
  "GetProviderSchema.Response":
    "1 provider Schema, 2 resource_schemas map<string,Schema>, 3 data_source_schemas map<string,Schema>, 4 diagnostics repeated Diagnostic, 5 provider_meta Schema, 6 server_capabilities ServerCapabilities, 7 functions map<string,Function>, 8 ephemeral_resource_schemas map<string,Schema>, 9 list_resource_schemas map<string,Schema>, 10 state_store_schemas map<string,Schema>, 11 action_schemas map<string,ActionSchema>",
  "ValidateProviderConfig.Request": "1 config DynamicValue",
  "ValidateProviderConfig.Response": "2 diagnostics repeated Diagnostic",
  "UpgradeResourceState.Request": "1 type_name string, 2 version int64, 3 raw_state RawState",
  "UpgradeResourceState.Response": "1 upgraded_state DynamicValue, 2 diagnostics repeated Diagnostic",
  "GetResourceIdentitySchemas.Request": "",
  "GetResourceIdentitySchemas.Response":
    "1 identity_schemas map<string,ResourceIdentitySchema>, 2 diagnostics repeated Diagnostic",
  "UpgradeResourceIdentity.Request": "1 type_name string, 2 version int64, 3 raw_identity RawState",
  "UpgradeResourceIdentity.Response":
    "1 upgraded_identity ResourceIdentityData, 2 diagnostics repeated Diagnostic",
  "ValidateResourceConfig.Request":
    "1 type_name string, 2 config DynamicValue, 3 client_capabilities ClientCapabilities",
  "ValidateResourceConfig.Response": "1 diagnostics repeated Diagnostic",
  "ValidateDataResourceConfig.Request": "1 type_name string, 2 config DynamicValue",
  "ValidateDataResourceConfig.Response": "1 diagnostics repeated Diagnostic",
  "ValidateEphemeralResourceConfig.Request": "1 type_name string, 2 config DynamicValue",
  "ValidateEphemeralResourceConfig.Response": "1 diagnostics repeated Diagnostic",
  "ConfigureProvider.Request":
    "1 terraform_version string, 2 config DynamicValue, 3 client_capabilities ClientCapabilities",
  "ConfigureProvider.Response": "1 diagnostics repeated Diagnostic",
  "ReadResource.Request":
    "1 type_name string, 2 current_state DynamicValue, 3 private bytes, 4 provider_meta DynamicValue, 5 client_capabilities ClientCapabilities, 6 current_identity ResourceIdentityData",
  "ReadResource.Response":
    "1 new_state DynamicValue, 2 diagnostics repeated Diagnostic, 3 private bytes, 4 deferred Deferred, 5 new_identity ResourceIdentityData",
  "PlanResourceChange.Request":
    "1 type_name string, 2 prior_state DynamicValue, 3 proposed_new_state DynamicValue, 4 config DynamicValue, 5 prior_private bytes, 6 provider_meta DynamicValue, 7 client_capabilities ClientCapabilities, 8 prior_identity ResourceIdentityData, 9 planned_private bytes",
  "PlanResourceChange.Response":
    "1 planned_state DynamicValue, 2 requires_replace repeated AttributePath, 3 planned_private bytes, 4 diagnostics repeated Diagnostic, 5 legacy_type_system bool, 6 deferred Deferred, 7 planned_identity ResourceIdentityData",
  "ApplyResourceChange.Request":
    "1 type_name string, 2 prior_state DynamicValue, 3 planned_state DynamicValue, 4 config DynamicValue, 5 planned_private bytes, 6 provider_meta DynamicValue, 7 planned_identity ResourceIdentityData",
  "ApplyResourceChange.Response":
    "1 new_state DynamicValue, 2 private bytes, 3 diagnostics repeated Diagnostic, 4 legacy_type_system bool, 5 new_identity ResourceIdentityData",
  "ImportResourceState.Request":
    "1 type_name string, 2 id string, 3 client_capabilities ClientCapabilities, 4 identity ResourceIdentityData",
  "ImportResourceState.ImportedResource":
    "1 type_name string, 2 state DynamicValue, 3 private bytes, 4 identity ResourceIdentityData",
  "ImportResourceState.Response":
    "1 imported_resources repeated ImportedResource, 2 diagnostics repeated Diagnostic, 3 deferred Deferred",
  "GenerateResourceConfig.Request": "1 type_name string, 2 state DynamicValue",
  "GenerateResourceConfig.Response": "1 config DynamicValue, 2 diagnostics repeated Diagnostic",
  "MoveResourceState.Request":
    "1 source_provider_address string, 2 source_type_name string, 3 source_schema_version int64, 4 source_state RawState, 5 target_type_name string, 6 source_private bytes, 7 source_identity RawState, 8 source_identity_schema_version int64",
  "MoveResourceState.Response":
    "1 target_state DynamicValue, 2 diagnostics repeated Diagnostic, 3 target_private bytes, 4 target_identity ResourceIdentityData",
  "ReadDataSource.Request":
    "1 type_name string, 2 config DynamicValue, 3 provider_meta DynamicValue, 4 client_capabilities ClientCapabilities",
  "ReadDataSource.Response": "1 state DynamicValue, 2 diagnostics repeated Diagnostic, 3 deferred Deferred",
  "OpenEphemeralResource.Request":
    "1 type_name string, 2 config DynamicValue, 3 client_capabilities ClientCapabilities",
  "OpenEphemeralResource.Response":
    "1 diagnostics repeated Diagnostic, 2 renew_at optional google.protobuf.Timestamp, 3 result DynamicValue, 4 private optional bytes, 5 deferred Deferred",
  "RenewEphemeralResource.Request": "1 type_name string, 2 private optional bytes",
  "RenewEphemeralResource.Response":
    "1 diagnostics repeated Diagnostic, 2 renew_at optional google.protobuf.Timestamp, 3 private optional bytes",
  "CloseEphemeralResource.Request": "1 type_name string, 2 private optional bytes",
  "CloseEphemeralResource.Response": "1 diagnostics repeated Diagnostic",
  "GetFunctions.Request": "",
  "GetFunctions.Response": "1 functions map<string,Function>, 2 diagnostics repeated Diagnostic",
  "CallFunction.Request": "1 name string, 2 arguments repeated DynamicValue",
  "CallFunction.Response": "1 result DynamicValue, 2 error FunctionError",
  "ListResource.Request":
    "1 type_name string, 2 config DynamicValue, 3 include_resource_object bool, 4 limit int64",
  "ListResource.Event":
    "1 identity ResourceIdentityData, 2 display_name string, 3 resource_object optional DynamicValue, 4 diagnostic repeated Diagnostic",
  "ValidateListResourceConfig.Request":
    "1 type_name string, 2 config DynamicValue, 3 include_resource_object DynamicValue, 4 limit DynamicValue",
  "ValidateListResourceConfig.Response": "1 diagnostics repeated Diagnostic",
  "ValidateStateStore.Request": "1 type_name string, 2 config DynamicValue",
  "ValidateStateStore.Response": "1 diagnostics repeated Diagnostic",
  "ConfigureStateStore.Request":
    "1 type_name string, 2 config DynamicValue, 3 capabilities StateStoreClientCapabilities",
  "ConfigureStateStore.Response":
    "1 diagnostics repeated Diagnostic, 2 capabilities StateStoreServerCapabilities",
  StateStoreClientCapabilities: "1 chunk_size int64",
  StateStoreServerCapabilities: "1 chunk_size int64",
  "ReadStateBytes.Request": "1 type_name string, 2 state_id string",
  "ReadStateBytes.Response":
    "1 bytes bytes, 2 total_length int64, 3 range StateRange, 4 diagnostics repeated Diagnostic",
  "WriteStateBytes.RequestChunk":
    "1 meta optional RequestChunkMeta, 2 bytes bytes, 3 total_length int64, 4 range StateRange",
  "WriteStateBytes.Response": "1 diagnostics repeated Diagnostic",
  RequestChunkMeta: "1 type_name string, 2 state_id string",
  StateRange: "1 start int64, 2 end int64",
  "LockState.Request": "1 type_name string, 2 state_id string, 3 operation string",
  "LockState.Response": "1 lock_id string, 2 diagnostics repeated Diagnostic",
  "UnlockState.Request": "1 type_name string, 2 state_id string, 3 lock_id string",
  "UnlockState.Response": "1 diagnostics repeated Diagnostic",
  "GetStates.Request": "1 type_name string",
  "GetStates.Response": "1 state_id repeated string, 2 diagnostics repeated Diagnostic",
  "DeleteState.Request": "1 type_name string, 2 state_id string",
  "DeleteState.Response": "1 diagnostics repeated Diagnostic",
  "PlanAction.Request":
    "1 action_type string, 2 config DynamicValue, 3 client_capabilities ClientCapabilities",
  "PlanAction.Response": "1 diagnostics repeated Diagnostic, 2 deferred Deferred",
  "InvokeAction.Request":
    "1 action_type string, 2 config DynamicValue, 3 client_capabilities ClientCapabilities",
  "InvokeAction.Event": "1 progress Progress |, 2 completed Completed |",
  "InvokeAction.Event.Progress": "1 message string",
  "InvokeAction.Event.Completed": "1 diagnostics repeated Diagnostic",
  "ValidateActionConfig.Request": "1 type_name string, 2 config DynamicValue",
  "ValidateActionConfig.Response": "1 diagnostics repeated Diagnostic",
};

export const methods: Readonly<Record<string, string>> = {
  GetMetadata: "GetMetadata.Request > GetMetadata.Response",
  GetProviderSchema: "GetProviderSchema.Request > GetProviderSchema.Response",
  ValidateProviderConfig: "ValidateProviderConfig.Request > ValidateProviderConfig.Response",
  ValidateResourceConfig: "ValidateResourceConfig.Request > ValidateResourceConfig.Response",
  ValidateDataResourceConfig: "ValidateDataResourceConfig.Request > ValidateDataResourceConfig.Response",
  UpgradeResourceState: "UpgradeResourceState.Request > UpgradeResourceState.Response",
  GetResourceIdentitySchemas: "GetResourceIdentitySchemas.Request > GetResourceIdentitySchemas.Response",
  UpgradeResourceIdentity: "UpgradeResourceIdentity.Request > UpgradeResourceIdentity.Response",
  ConfigureProvider: "ConfigureProvider.Request > ConfigureProvider.Response",
  ReadResource: "ReadResource.Request > ReadResource.Response",
  PlanResourceChange: "PlanResourceChange.Request > PlanResourceChange.Response",
  ApplyResourceChange: "ApplyResourceChange.Request > ApplyResourceChange.Response",
  ImportResourceState: "ImportResourceState.Request > ImportResourceState.Response",
  MoveResourceState: "MoveResourceState.Request > MoveResourceState.Response",
  ReadDataSource: "ReadDataSource.Request > ReadDataSource.Response",
  GenerateResourceConfig: "GenerateResourceConfig.Request > GenerateResourceConfig.Response",
  ValidateEphemeralResourceConfig:
    "ValidateEphemeralResourceConfig.Request > ValidateEphemeralResourceConfig.Response",
  OpenEphemeralResource: "OpenEphemeralResource.Request > OpenEphemeralResource.Response",
  RenewEphemeralResource: "RenewEphemeralResource.Request > RenewEphemeralResource.Response",
  CloseEphemeralResource: "CloseEphemeralResource.Request > CloseEphemeralResource.Response",
  ListResource: "ListResource.Request > stream ListResource.Event",
  ValidateListResourceConfig: "ValidateListResourceConfig.Request > ValidateListResourceConfig.Response",
  GetFunctions: "GetFunctions.Request > GetFunctions.Response",
  CallFunction: "CallFunction.Request > CallFunction.Response",
  ValidateStateStoreConfig: "ValidateStateStore.Request > ValidateStateStore.Response",
  ConfigureStateStore: "ConfigureStateStore.Request > ConfigureStateStore.Response",
  ReadStateBytes: "ReadStateBytes.Request > stream ReadStateBytes.Response",
  WriteStateBytes: "stream WriteStateBytes.RequestChunk > WriteStateBytes.Response",
  LockState: "LockState.Request > LockState.Response",
  UnlockState: "UnlockState.Request > UnlockState.Response",
  GetStates: "GetStates.Request > GetStates.Response",
  DeleteState: "DeleteState.Request > DeleteState.Response",
  PlanAction: "PlanAction.Request > PlanAction.Response",
  InvokeAction: "InvokeAction.Request > stream InvokeAction.Event",
  ValidateActionConfig: "ValidateActionConfig.Request > ValidateActionConfig.Response",
  StopProvider: "StopProvider.Request > StopProvider.Response",
};

export const enums: Readonly<Record<string, string>> = {
  "Diagnostic.Severity": "INVALID=0 ERROR=1 WARNING=2",
  StringKind: "PLAIN=0 MARKDOWN=1",
  "Schema.NestedBlock.NestingMode": "INVALID=0 SINGLE=1 LIST=2 SET=3 MAP=4 GROUP=5",
  "Schema.Object.NestingMode": "INVALID=0 SINGLE=1 LIST=2 SET=3 MAP=4",
  "Deferred.Reason": "UNKNOWN=0 RESOURCE_CONFIG_UNKNOWN=1 PROVIDER_CONFIG_UNKNOWN=2 ABSENT_PREREQ=3",
};
