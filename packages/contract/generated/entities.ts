// Generated from packages/contract/openapi by `pnpm run generate`. Do not edit.
/** Entities by version and name. */
export const entities = {
  'v1.0': {
  "directoryAudit": {
    "name": "directoryAudit",
    "properties": {
      "id": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "activityDateTime": {
        "type": "dateTime",
        "filter": [
          "eq",
          "ge",
          "le"
        ]
      },
      "activityDisplayName": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "additionalDetails": {
        "type": "collection",
        "items": {
          "type": "complex",
          "properties": {
            "key": {
              "type": "string"
            },
            "value": {
              "type": "string"
            }
          }
        }
      },
      "category": {
        "type": "string"
      },
      "correlationId": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "initiatedBy": {
        "type": "complex",
        "properties": {
          "app": {
            "type": "complex",
            "properties": {
              "appId": {
                "type": "string",
                "filter": [
                  "eq"
                ]
              },
              "displayName": {
                "type": "string",
                "filter": [
                  "eq"
                ]
              },
              "servicePrincipalId": {
                "type": "string"
              },
              "servicePrincipalName": {
                "type": "string"
              }
            }
          },
          "user": {
            "type": "complex",
            "properties": {
              "id": {
                "type": "string",
                "filter": [
                  "eq"
                ]
              },
              "displayName": {
                "type": "string",
                "filter": [
                  "eq"
                ]
              },
              "ipAddress": {
                "type": "string"
              },
              "userPrincipalName": {
                "type": "string",
                "filter": [
                  "eq",
                  "startsWith"
                ]
              }
            }
          }
        }
      },
      "loggedByService": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "operationType": {
        "type": "string"
      },
      "result": {
        "type": "string",
        "members": [
          "success",
          "failure",
          "timeout",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "resultReason": {
        "type": "string"
      },
      "targetResources": {
        "type": "collection",
        "filter": [
          "any"
        ],
        "items": {
          "type": "complex",
          "properties": {
            "displayName": {
              "type": "string",
              "filter": [
                "eq",
                "startsWith"
              ]
            },
            "groupType": {
              "type": "string",
              "members": [
                "unifiedGroups",
                "azureAD",
                "unknownFutureValue"
              ],
              "hiddenMembers": []
            },
            "id": {
              "type": "string",
              "filter": [
                "eq"
              ]
            },
            "modifiedProperties": {
              "type": "collection",
              "items": {
                "type": "complex",
                "properties": {
                  "displayName": {
                    "type": "string"
                  },
                  "newValue": {
                    "type": "string"
                  },
                  "oldValue": {
                    "type": "string"
                  }
                }
              }
            },
            "type": {
              "type": "string"
            },
            "userPrincipalName": {
              "type": "string",
              "filter": [
                "eq"
              ]
            }
          }
        }
      }
    }
  },
  "directoryObject": {
    "name": "directoryObject",
    "properties": {
      "id": {
        "type": "string"
      },
      "deletedDateTime": {
        "type": "dateTime",
        "default": false
      }
    }
  },
  "orgContact": {
    "name": "orgContact",
    "properties": {
      "id": {
        "type": "string"
      },
      "deletedDateTime": {
        "type": "dateTime",
        "default": false
      },
      "addresses": {
        "type": "collection",
        "items": {
          "type": "complex",
          "properties": {
            "city": {
              "type": "string"
            },
            "countryOrRegion": {
              "type": "string"
            },
            "officeLocation": {
              "type": "string"
            },
            "postalCode": {
              "type": "string"
            },
            "state": {
              "type": "string"
            },
            "street": {
              "type": "string"
            }
          }
        }
      },
      "companyName": {
        "type": "string"
      },
      "department": {
        "type": "string"
      },
      "displayName": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "givenName": {
        "type": "string"
      },
      "jobTitle": {
        "type": "string"
      },
      "mail": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "mailNickname": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "onPremisesLastSyncDateTime": {
        "type": "dateTime"
      },
      "onPremisesSyncEnabled": {
        "type": "boolean",
        "filter": [
          "eq",
          "in"
        ]
      },
      "phones": {
        "type": "collection",
        "items": {
          "type": "complex",
          "properties": {
            "language": {
              "type": "string"
            },
            "number": {
              "type": "string"
            },
            "region": {
              "type": "string"
            },
            "type": {
              "type": "string"
            }
          }
        }
      },
      "proxyAddresses": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "surname": {
        "type": "string"
      }
    }
  },
  "user": {
    "name": "user",
    "properties": {
      "id": {
        "type": "string"
      },
      "deletedDateTime": {
        "type": "dateTime",
        "default": false
      },
      "businessPhones": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "displayName": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "givenName": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "jobTitle": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "mail": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "mobilePhone": {
        "type": "string"
      },
      "officeLocation": {
        "type": "string"
      },
      "preferredLanguage": {
        "type": "string"
      },
      "surname": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "userPrincipalName": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith",
          "endsWith"
        ]
      },
      "accountEnabled": {
        "type": "boolean",
        "default": false,
        "filter": [
          "eq",
          "in"
        ]
      },
      "city": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "companyName": {
        "type": "string",
        "default": false
      },
      "country": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "createdDateTime": {
        "type": "dateTime",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le"
        ]
      },
      "department": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "employeeId": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "lastPasswordChangeDateTime": {
        "type": "dateTime",
        "default": false
      },
      "mailNickname": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "onPremisesDistinguishedName": {
        "type": "string",
        "default": false
      },
      "onPremisesDomainName": {
        "type": "string",
        "default": false
      },
      "onPremisesExtensionAttributes": {
        "type": "complex",
        "default": false,
        "properties": {
          "extensionAttribute1": {
            "type": "string"
          },
          "extensionAttribute2": {
            "type": "string"
          },
          "extensionAttribute3": {
            "type": "string"
          },
          "extensionAttribute4": {
            "type": "string"
          },
          "extensionAttribute5": {
            "type": "string"
          },
          "extensionAttribute6": {
            "type": "string"
          },
          "extensionAttribute7": {
            "type": "string"
          },
          "extensionAttribute8": {
            "type": "string"
          },
          "extensionAttribute9": {
            "type": "string"
          },
          "extensionAttribute10": {
            "type": "string"
          },
          "extensionAttribute11": {
            "type": "string"
          },
          "extensionAttribute12": {
            "type": "string"
          },
          "extensionAttribute13": {
            "type": "string"
          },
          "extensionAttribute14": {
            "type": "string"
          },
          "extensionAttribute15": {
            "type": "string"
          }
        }
      },
      "onPremisesImmutableId": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "onPremisesLastSyncDateTime": {
        "type": "dateTime",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le"
        ]
      },
      "onPremisesProvisioningErrors": {
        "type": "collection",
        "default": false,
        "items": {
          "type": "complex",
          "properties": {
            "category": {
              "type": "string"
            },
            "occurredDateTime": {
              "type": "dateTime"
            },
            "propertyCausingError": {
              "type": "string"
            },
            "value": {
              "type": "string"
            }
          }
        }
      },
      "onPremisesSamAccountName": {
        "type": "string",
        "default": false
      },
      "onPremisesSecurityIdentifier": {
        "type": "string",
        "default": false
      },
      "onPremisesSyncEnabled": {
        "type": "boolean",
        "default": false,
        "filter": [
          "eq",
          "in"
        ]
      },
      "onPremisesUserPrincipalName": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "passwordPolicies": {
        "type": "string",
        "default": false
      },
      "passwordProfile": {
        "type": "complex",
        "default": false,
        "properties": {
          "forceChangePasswordNextSignIn": {
            "type": "boolean"
          },
          "forceChangePasswordNextSignInWithMfa": {
            "type": "boolean"
          },
          "password": {
            "type": "string",
            "default": false
          }
        }
      },
      "postalCode": {
        "type": "string",
        "default": false
      },
      "proxyAddresses": {
        "type": "collection",
        "default": false,
        "items": {
          "type": "string"
        }
      },
      "securityIdentifier": {
        "type": "string",
        "default": false
      },
      "signInSessionsValidFromDateTime": {
        "type": "dateTime",
        "default": false
      },
      "state": {
        "type": "string",
        "default": false
      },
      "streetAddress": {
        "type": "string",
        "default": false
      },
      "usageLocation": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "userType": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "in"
        ]
      }
    }
  },
  "group": {
    "name": "group",
    "properties": {
      "id": {
        "type": "string"
      },
      "deletedDateTime": {
        "type": "dateTime"
      },
      "classification": {
        "type": "string"
      },
      "createdDateTime": {
        "type": "dateTime",
        "filter": [
          "eq",
          "ge",
          "le"
        ]
      },
      "creationOptions": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "description": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "startsWith"
        ]
      },
      "displayName": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "expirationDateTime": {
        "type": "dateTime"
      },
      "groupTypes": {
        "type": "collection",
        "filter": [
          "any"
        ],
        "items": {
          "type": "string",
          "filter": [
            "eq"
          ]
        }
      },
      "isAssignableToRole": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "mail": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "mailEnabled": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "mailNickname": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "membershipRule": {
        "type": "string"
      },
      "membershipRuleProcessingState": {
        "type": "string"
      },
      "onPremisesDomainName": {
        "type": "string"
      },
      "onPremisesLastSyncDateTime": {
        "type": "dateTime",
        "filter": [
          "eq",
          "ge",
          "le"
        ]
      },
      "onPremisesNetBiosName": {
        "type": "string"
      },
      "onPremisesProvisioningErrors": {
        "type": "collection",
        "items": {
          "type": "complex",
          "properties": {
            "category": {
              "type": "string"
            },
            "occurredDateTime": {
              "type": "dateTime"
            },
            "propertyCausingError": {
              "type": "string"
            },
            "value": {
              "type": "string"
            }
          }
        }
      },
      "onPremisesSamAccountName": {
        "type": "string"
      },
      "onPremisesSecurityIdentifier": {
        "type": "string"
      },
      "onPremisesSyncEnabled": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "preferredDataLocation": {
        "type": "string"
      },
      "preferredLanguage": {
        "type": "string"
      },
      "proxyAddresses": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "renewedDateTime": {
        "type": "dateTime"
      },
      "resourceBehaviorOptions": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "resourceProvisioningOptions": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "securityEnabled": {
        "type": "boolean",
        "filter": [
          "eq",
          "in"
        ]
      },
      "securityIdentifier": {
        "type": "string"
      },
      "theme": {
        "type": "string"
      },
      "visibility": {
        "type": "string"
      }
    }
  },
  "domain": {
    "name": "domain",
    "properties": {
      "authenticationType": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "availabilityStatus": {
        "type": "string"
      },
      "id": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "isAdminManaged": {
        "type": "boolean"
      },
      "isDefault": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "isInitial": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "isRoot": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "isVerified": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "manufacturer": {
        "type": "string"
      },
      "model": {
        "type": "string"
      },
      "passwordNotificationWindowInDays": {
        "type": "integer"
      },
      "passwordValidityPeriodInDays": {
        "type": "integer"
      },
      "state": {
        "type": "complex",
        "properties": {
          "lastActionDateTime": {
            "type": "dateTime"
          },
          "operation": {
            "type": "string"
          },
          "status": {
            "type": "string"
          }
        }
      },
      "supportedServices": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      }
    },
    "navigation": {
      "rootDomain": {
        "entity": "domain",
        "expand": true
      }
    }
  },
  "application": {
    "name": "application",
    "properties": {
      "id": {
        "type": "string"
      },
      "deletedDateTime": {
        "type": "dateTime",
        "default": false
      },
      "appId": {
        "type": "string"
      },
      "displayName": {
        "type": "string"
      },
      "identifierUris": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "signInAudience": {
        "type": "string"
      }
    }
  },
  "domainDnsRecord": {
    "name": "domainDnsRecord",
    "properties": {
      "id": {
        "type": "string"
      },
      "isOptional": {
        "type": "boolean"
      },
      "label": {
        "type": "string"
      },
      "recordType": {
        "type": "string"
      },
      "supportedService": {
        "type": "string"
      },
      "ttl": {
        "type": "integer"
      }
    }
  },
  "domainDnsCnameRecord": {
    "name": "domainDnsCnameRecord",
    "properties": {
      "id": {
        "type": "string"
      },
      "isOptional": {
        "type": "boolean"
      },
      "label": {
        "type": "string"
      },
      "recordType": {
        "type": "string"
      },
      "supportedService": {
        "type": "string"
      },
      "ttl": {
        "type": "integer"
      },
      "canonicalName": {
        "type": "string"
      }
    }
  },
  "domainDnsMxRecord": {
    "name": "domainDnsMxRecord",
    "properties": {
      "id": {
        "type": "string"
      },
      "isOptional": {
        "type": "boolean"
      },
      "label": {
        "type": "string"
      },
      "recordType": {
        "type": "string"
      },
      "supportedService": {
        "type": "string"
      },
      "ttl": {
        "type": "integer"
      },
      "mailExchange": {
        "type": "string"
      },
      "preference": {
        "type": "integer"
      }
    }
  },
  "domainDnsSrvRecord": {
    "name": "domainDnsSrvRecord",
    "properties": {
      "id": {
        "type": "string"
      },
      "isOptional": {
        "type": "boolean"
      },
      "label": {
        "type": "string"
      },
      "recordType": {
        "type": "string"
      },
      "supportedService": {
        "type": "string"
      },
      "ttl": {
        "type": "integer"
      },
      "nameTarget": {
        "type": "string"
      },
      "port": {
        "type": "integer"
      },
      "priority": {
        "type": "integer"
      },
      "protocol": {
        "type": "string"
      },
      "service": {
        "type": "string"
      },
      "weight": {
        "type": "integer"
      }
    }
  },
  "domainDnsTxtRecord": {
    "name": "domainDnsTxtRecord",
    "properties": {
      "id": {
        "type": "string"
      },
      "isOptional": {
        "type": "boolean"
      },
      "label": {
        "type": "string"
      },
      "recordType": {
        "type": "string"
      },
      "supportedService": {
        "type": "string"
      },
      "ttl": {
        "type": "integer"
      },
      "text": {
        "type": "string"
      }
    }
  },
  "domainDnsUnavailableRecord": {
    "name": "domainDnsUnavailableRecord",
    "properties": {
      "id": {
        "type": "string"
      },
      "isOptional": {
        "type": "boolean"
      },
      "label": {
        "type": "string"
      },
      "recordType": {
        "type": "string"
      },
      "supportedService": {
        "type": "string"
      },
      "ttl": {
        "type": "integer"
      },
      "description": {
        "type": "string"
      }
    }
  },
  "internalDomainFederation": {
    "name": "internalDomainFederation",
    "properties": {
      "activeSignInUri": {
        "type": "string"
      },
      "displayName": {
        "type": "string"
      },
      "federatedIdpMfaBehavior": {
        "type": "string",
        "members": [
          "acceptIfMfaDoneByFederatedIdp",
          "enforceMfaByFederatedIdp",
          "rejectMfaByFederatedIdp",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "id": {
        "type": "string"
      },
      "isSignedAuthenticationRequestRequired": {
        "type": "boolean"
      },
      "issuerUri": {
        "type": "string"
      },
      "metadataExchangeUri": {
        "type": "string"
      },
      "nextSigningCertificate": {
        "type": "string"
      },
      "passiveSignInUri": {
        "type": "string"
      },
      "passwordResetUri": {
        "type": "string"
      },
      "preferredAuthenticationProtocol": {
        "type": "string",
        "members": [
          "wsFed",
          "saml",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "promptLoginBehavior": {
        "type": "string",
        "members": [
          "translateToFreshPasswordAuthentication",
          "nativeSupport",
          "disabled",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "signingCertificate": {
        "type": "string"
      },
      "signingCertificateUpdateStatus": {
        "type": "complex",
        "properties": {
          "certificateUpdateResult": {
            "type": "string"
          },
          "lastRunDateTime": {
            "type": "dateTime"
          }
        }
      },
      "signOutUri": {
        "type": "string"
      }
    }
  },
  "passwordResetResponse": {
    "name": "passwordResetResponse",
    "properties": {
      "newPassword": {
        "type": "string"
      }
    }
  },
  "longRunningOperation": {
    "name": "longRunningOperation",
    "properties": {
      "createdDateTime": {
        "type": "dateTime"
      },
      "id": {
        "type": "string"
      },
      "lastActionDateTime": {
        "type": "dateTime"
      },
      "resourceLocation": {
        "type": "string"
      },
      "status": {
        "type": "string",
        "members": [
          "notStarted",
          "running",
          "succeeded",
          "failed",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "statusDetail": {
        "type": "string"
      }
    }
  },
  "signIn": {
    "name": "signIn",
    "properties": {
      "id": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "createdDateTime": {
        "type": "dateTime",
        "filter": [
          "eq",
          "ge",
          "le"
        ]
      },
      "userDisplayName": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "userPrincipalName": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "userId": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "appId": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "appDisplayName": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "ipAddress": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "clientAppUsed": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "userAgent": {
        "type": "string"
      },
      "correlationId": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "conditionalAccessStatus": {
        "type": "string",
        "filter": [
          "eq"
        ],
        "members": [
          "success",
          "failure",
          "notApplied",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "isInteractive": {
        "type": "boolean"
      },
      "homeTenantId": {
        "type": "string"
      },
      "riskLevelAggregated": {
        "type": "string",
        "members": [
          "low",
          "medium",
          "high",
          "hidden",
          "none",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "riskLevelDuringSignIn": {
        "type": "string",
        "members": [
          "low",
          "medium",
          "high",
          "hidden",
          "none",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "riskState": {
        "type": "string",
        "filter": [
          "eq"
        ],
        "members": [
          "none",
          "confirmedSafe",
          "remediated",
          "dismissed",
          "atRisk",
          "confirmedCompromised",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "riskEventTypes_v2": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "resourceDisplayName": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "resourceId": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "resourceTenantId": {
        "type": "string"
      },
      "servicePrincipalId": {
        "type": "string"
      },
      "servicePrincipalName": {
        "type": "string"
      },
      "status": {
        "type": "complex",
        "properties": {
          "errorCode": {
            "type": "integer",
            "filter": [
              "eq"
            ]
          },
          "failureReason": {
            "type": "string"
          },
          "additionalDetails": {
            "type": "string"
          }
        }
      },
      "deviceDetail": {
        "type": "complex",
        "properties": {
          "deviceId": {
            "type": "string"
          },
          "displayName": {
            "type": "string"
          },
          "operatingSystem": {
            "type": "string"
          },
          "browser": {
            "type": "string"
          },
          "isCompliant": {
            "type": "boolean"
          },
          "isManaged": {
            "type": "boolean"
          },
          "trustType": {
            "type": "string"
          }
        }
      },
      "location": {
        "type": "complex",
        "properties": {
          "city": {
            "type": "string"
          },
          "state": {
            "type": "string"
          },
          "countryOrRegion": {
            "type": "string"
          }
        }
      }
    }
  },
  "featureRolloutPolicy": {
    "name": "featureRolloutPolicy",
    "properties": {
      "id": {
        "type": "string"
      },
      "displayName": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "description": {
        "type": "string"
      },
      "feature": {
        "type": "string",
        "members": [
          "passthroughAuthentication",
          "seamlessSso",
          "passwordHashSync",
          "emailAsAlternateId",
          "unknownFutureValue",
          "certificateBasedAuthentication",
          "multiFactorAuthentication"
        ],
        "hiddenMembers": [
          "certificateBasedAuthentication",
          "multiFactorAuthentication"
        ]
      },
      "isEnabled": {
        "type": "boolean"
      },
      "isAppliedToOrganization": {
        "type": "boolean"
      }
    },
    "navigation": {
      "appliesTo": {
        "entity": "directoryObject",
        "expand": true
      }
    }
  },
  "onPremisesDirectorySynchronization": {
    "name": "onPremisesDirectorySynchronization",
    "properties": {
      "id": {
        "type": "string"
      },
      "configuration": {
        "type": "complex",
        "properties": {
          "accidentalDeletionPrevention": {
            "type": "complex",
            "properties": {
              "alertThreshold": {
                "type": "integer"
              },
              "synchronizationPreventionType": {
                "type": "string",
                "members": [
                  "disabled",
                  "enabledForCount",
                  "enabledForPercentage",
                  "unknownFutureValue"
                ],
                "hiddenMembers": []
              }
            }
          }
        }
      },
      "features": {
        "type": "complex",
        "properties": {
          "allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled": {
            "type": "boolean"
          },
          "blockCloudObjectTakeoverThroughHardMatchEnabled": {
            "type": "boolean"
          },
          "blockSoftMatchEnabled": {
            "type": "boolean"
          },
          "bypassDirSyncOverridesEnabled": {
            "type": "boolean"
          },
          "cloudPasswordPolicyForPasswordSyncedUsersEnabled": {
            "type": "boolean"
          },
          "concurrentCredentialUpdateEnabled": {
            "type": "boolean"
          },
          "concurrentOrgIdProvisioningEnabled": {
            "type": "boolean"
          },
          "deviceWritebackEnabled": {
            "type": "boolean"
          },
          "directoryExtensionsEnabled": {
            "type": "boolean"
          },
          "fopeConflictResolutionEnabled": {
            "type": "boolean"
          },
          "groupWriteBackEnabled": {
            "type": "boolean"
          },
          "passwordSyncEnabled": {
            "type": "boolean"
          },
          "passwordWritebackEnabled": {
            "type": "boolean"
          },
          "quarantineUponProxyAddressesConflictEnabled": {
            "type": "boolean"
          },
          "quarantineUponUpnConflictEnabled": {
            "type": "boolean"
          },
          "softMatchOnUpnEnabled": {
            "type": "boolean"
          },
          "synchronizeUpnForManagedUsersEnabled": {
            "type": "boolean"
          },
          "unifiedGroupWritebackEnabled": {
            "type": "boolean"
          },
          "userForcePasswordChangeOnLogonEnabled": {
            "type": "boolean"
          },
          "userWritebackEnabled": {
            "type": "boolean"
          }
        }
      }
    }
  }
},
  beta: {
  "directoryAudit": {
    "name": "directoryAudit",
    "properties": {
      "id": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "activityDateTime": {
        "type": "dateTime",
        "filter": [
          "eq",
          "ge",
          "le"
        ]
      },
      "activityDisplayName": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "additionalDetails": {
        "type": "collection",
        "items": {
          "type": "complex",
          "properties": {
            "key": {
              "type": "string"
            },
            "value": {
              "type": "string"
            }
          }
        }
      },
      "category": {
        "type": "string"
      },
      "correlationId": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "initiatedBy": {
        "type": "complex",
        "properties": {
          "app": {
            "type": "complex",
            "properties": {
              "appId": {
                "type": "string",
                "filter": [
                  "eq"
                ]
              },
              "displayName": {
                "type": "string",
                "filter": [
                  "eq"
                ]
              },
              "servicePrincipalId": {
                "type": "string"
              },
              "servicePrincipalName": {
                "type": "string"
              }
            }
          },
          "user": {
            "type": "complex",
            "properties": {
              "id": {
                "type": "string",
                "filter": [
                  "eq"
                ]
              },
              "displayName": {
                "type": "string",
                "filter": [
                  "eq"
                ]
              },
              "ipAddress": {
                "type": "string"
              },
              "userPrincipalName": {
                "type": "string",
                "filter": [
                  "eq",
                  "startsWith"
                ]
              }
            }
          }
        }
      },
      "loggedByService": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "operationType": {
        "type": "string"
      },
      "result": {
        "type": "string",
        "members": [
          "success",
          "failure",
          "timeout",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "resultReason": {
        "type": "string"
      },
      "targetResources": {
        "type": "collection",
        "filter": [
          "any"
        ],
        "items": {
          "type": "complex",
          "properties": {
            "displayName": {
              "type": "string",
              "filter": [
                "eq",
                "startsWith"
              ]
            },
            "groupType": {
              "type": "string",
              "members": [
                "unifiedGroups",
                "azureAD",
                "unknownFutureValue"
              ],
              "hiddenMembers": []
            },
            "id": {
              "type": "string",
              "filter": [
                "eq"
              ]
            },
            "modifiedProperties": {
              "type": "collection",
              "items": {
                "type": "complex",
                "properties": {
                  "displayName": {
                    "type": "string"
                  },
                  "newValue": {
                    "type": "string"
                  },
                  "oldValue": {
                    "type": "string"
                  }
                }
              }
            },
            "type": {
              "type": "string"
            },
            "userPrincipalName": {
              "type": "string",
              "filter": [
                "eq"
              ]
            }
          }
        }
      }
    }
  },
  "directoryObject": {
    "name": "directoryObject",
    "properties": {
      "id": {
        "type": "string"
      },
      "deletedDateTime": {
        "type": "dateTime",
        "default": false
      }
    }
  },
  "orgContact": {
    "name": "orgContact",
    "properties": {
      "id": {
        "type": "string"
      },
      "deletedDateTime": {
        "type": "dateTime",
        "default": false
      },
      "addresses": {
        "type": "collection",
        "items": {
          "type": "complex",
          "properties": {
            "city": {
              "type": "string"
            },
            "countryOrRegion": {
              "type": "string"
            },
            "officeLocation": {
              "type": "string"
            },
            "postalCode": {
              "type": "string"
            },
            "state": {
              "type": "string"
            },
            "street": {
              "type": "string"
            }
          }
        }
      },
      "companyName": {
        "type": "string"
      },
      "department": {
        "type": "string"
      },
      "displayName": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "givenName": {
        "type": "string"
      },
      "jobTitle": {
        "type": "string"
      },
      "mail": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "mailNickname": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "onPremisesLastSyncDateTime": {
        "type": "dateTime"
      },
      "onPremisesSyncEnabled": {
        "type": "boolean",
        "filter": [
          "eq",
          "in"
        ]
      },
      "phones": {
        "type": "collection",
        "items": {
          "type": "complex",
          "properties": {
            "number": {
              "type": "string"
            },
            "type": {
              "type": "string"
            }
          }
        }
      },
      "proxyAddresses": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "surname": {
        "type": "string"
      }
    }
  },
  "user": {
    "name": "user",
    "properties": {
      "id": {
        "type": "string"
      },
      "deletedDateTime": {
        "type": "dateTime",
        "default": false
      },
      "businessPhones": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "displayName": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "givenName": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "jobTitle": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "mail": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "mobilePhone": {
        "type": "string"
      },
      "officeLocation": {
        "type": "string"
      },
      "preferredLanguage": {
        "type": "string"
      },
      "surname": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "userPrincipalName": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith",
          "endsWith"
        ]
      },
      "accountEnabled": {
        "type": "boolean",
        "default": false,
        "filter": [
          "eq",
          "in"
        ]
      },
      "city": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "companyName": {
        "type": "string",
        "default": false
      },
      "country": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "createdDateTime": {
        "type": "dateTime",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le"
        ]
      },
      "department": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "employeeId": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "lastPasswordChangeDateTime": {
        "type": "dateTime",
        "default": false
      },
      "mailNickname": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "onPremisesDistinguishedName": {
        "type": "string",
        "default": false
      },
      "onPremisesDomainName": {
        "type": "string",
        "default": false
      },
      "onPremisesExtensionAttributes": {
        "type": "complex",
        "default": false,
        "properties": {
          "extensionAttribute1": {
            "type": "string"
          },
          "extensionAttribute2": {
            "type": "string"
          },
          "extensionAttribute3": {
            "type": "string"
          },
          "extensionAttribute4": {
            "type": "string"
          },
          "extensionAttribute5": {
            "type": "string"
          },
          "extensionAttribute6": {
            "type": "string"
          },
          "extensionAttribute7": {
            "type": "string"
          },
          "extensionAttribute8": {
            "type": "string"
          },
          "extensionAttribute9": {
            "type": "string"
          },
          "extensionAttribute10": {
            "type": "string"
          },
          "extensionAttribute11": {
            "type": "string"
          },
          "extensionAttribute12": {
            "type": "string"
          },
          "extensionAttribute13": {
            "type": "string"
          },
          "extensionAttribute14": {
            "type": "string"
          },
          "extensionAttribute15": {
            "type": "string"
          }
        }
      },
      "onPremisesImmutableId": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "onPremisesLastSyncDateTime": {
        "type": "dateTime",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le"
        ]
      },
      "onPremisesProvisioningErrors": {
        "type": "collection",
        "default": false,
        "items": {
          "type": "complex",
          "properties": {
            "category": {
              "type": "string"
            },
            "occurredDateTime": {
              "type": "dateTime"
            },
            "propertyCausingError": {
              "type": "string"
            },
            "value": {
              "type": "string"
            }
          }
        }
      },
      "onPremisesSamAccountName": {
        "type": "string",
        "default": false
      },
      "onPremisesSecurityIdentifier": {
        "type": "string",
        "default": false
      },
      "onPremisesSyncEnabled": {
        "type": "boolean",
        "default": false,
        "filter": [
          "eq",
          "in"
        ]
      },
      "onPremisesUserPrincipalName": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "passwordPolicies": {
        "type": "string",
        "default": false
      },
      "passwordProfile": {
        "type": "complex",
        "default": false,
        "properties": {
          "forceChangePasswordNextSignIn": {
            "type": "boolean"
          },
          "forceChangePasswordNextSignInWithMfa": {
            "type": "boolean"
          },
          "password": {
            "type": "string",
            "default": false
          }
        }
      },
      "postalCode": {
        "type": "string",
        "default": false
      },
      "proxyAddresses": {
        "type": "collection",
        "default": false,
        "items": {
          "type": "string"
        }
      },
      "securityIdentifier": {
        "type": "string",
        "default": false
      },
      "signInSessionsValidFromDateTime": {
        "type": "dateTime",
        "default": false
      },
      "state": {
        "type": "string",
        "default": false
      },
      "streetAddress": {
        "type": "string",
        "default": false
      },
      "usageLocation": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "userType": {
        "type": "string",
        "default": false,
        "filter": [
          "eq",
          "in"
        ]
      }
    }
  },
  "group": {
    "name": "group",
    "properties": {
      "id": {
        "type": "string"
      },
      "deletedDateTime": {
        "type": "dateTime"
      },
      "classification": {
        "type": "string"
      },
      "createdDateTime": {
        "type": "dateTime",
        "filter": [
          "eq",
          "ge",
          "le"
        ]
      },
      "creationOptions": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "description": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "startsWith"
        ]
      },
      "displayName": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "expirationDateTime": {
        "type": "dateTime"
      },
      "groupTypes": {
        "type": "collection",
        "filter": [
          "any"
        ],
        "items": {
          "type": "string",
          "filter": [
            "eq"
          ]
        }
      },
      "isAssignableToRole": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "mail": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "mailEnabled": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "mailNickname": {
        "type": "string",
        "filter": [
          "eq",
          "ge",
          "le",
          "in",
          "startsWith"
        ]
      },
      "membershipRule": {
        "type": "string"
      },
      "membershipRuleProcessingState": {
        "type": "string"
      },
      "onPremisesDomainName": {
        "type": "string"
      },
      "onPremisesLastSyncDateTime": {
        "type": "dateTime",
        "filter": [
          "eq",
          "ge",
          "le"
        ]
      },
      "onPremisesNetBiosName": {
        "type": "string"
      },
      "onPremisesProvisioningErrors": {
        "type": "collection",
        "items": {
          "type": "complex",
          "properties": {
            "category": {
              "type": "string"
            },
            "occurredDateTime": {
              "type": "dateTime"
            },
            "propertyCausingError": {
              "type": "string"
            },
            "value": {
              "type": "string"
            }
          }
        }
      },
      "onPremisesSamAccountName": {
        "type": "string"
      },
      "onPremisesSecurityIdentifier": {
        "type": "string"
      },
      "onPremisesSyncEnabled": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "preferredDataLocation": {
        "type": "string"
      },
      "preferredLanguage": {
        "type": "string"
      },
      "proxyAddresses": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "renewedDateTime": {
        "type": "dateTime"
      },
      "resourceBehaviorOptions": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "resourceProvisioningOptions": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "securityEnabled": {
        "type": "boolean",
        "filter": [
          "eq",
          "in"
        ]
      },
      "securityIdentifier": {
        "type": "string"
      },
      "theme": {
        "type": "string"
      },
      "visibility": {
        "type": "string"
      }
    }
  },
  "domain": {
    "name": "domain",
    "properties": {
      "authenticationType": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "availabilityStatus": {
        "type": "string"
      },
      "id": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "isAdminManaged": {
        "type": "boolean"
      },
      "isDefault": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "isInitial": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "isRoot": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "isVerified": {
        "type": "boolean",
        "filter": [
          "eq"
        ]
      },
      "passwordNotificationWindowInDays": {
        "type": "integer"
      },
      "passwordValidityPeriodInDays": {
        "type": "integer"
      },
      "state": {
        "type": "complex",
        "properties": {
          "lastActionDateTime": {
            "type": "dateTime"
          },
          "operation": {
            "type": "string"
          },
          "status": {
            "type": "string"
          }
        }
      },
      "supportedServices": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      }
    },
    "navigation": {
      "rootDomain": {
        "entity": "domain",
        "expand": true
      }
    }
  },
  "application": {
    "name": "application",
    "properties": {
      "id": {
        "type": "string"
      },
      "deletedDateTime": {
        "type": "dateTime",
        "default": false
      },
      "appId": {
        "type": "string"
      },
      "displayName": {
        "type": "string"
      },
      "identifierUris": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "signInAudience": {
        "type": "string"
      }
    }
  },
  "domainDnsRecord": {
    "name": "domainDnsRecord",
    "properties": {
      "id": {
        "type": "string"
      },
      "isOptional": {
        "type": "boolean"
      },
      "label": {
        "type": "string"
      },
      "recordType": {
        "type": "string"
      },
      "supportedService": {
        "type": "string"
      },
      "ttl": {
        "type": "integer"
      }
    }
  },
  "domainDnsCnameRecord": {
    "name": "domainDnsCnameRecord",
    "properties": {
      "id": {
        "type": "string"
      },
      "isOptional": {
        "type": "boolean"
      },
      "label": {
        "type": "string"
      },
      "recordType": {
        "type": "string"
      },
      "supportedService": {
        "type": "string"
      },
      "ttl": {
        "type": "integer"
      },
      "canonicalName": {
        "type": "string"
      }
    }
  },
  "domainDnsMxRecord": {
    "name": "domainDnsMxRecord",
    "properties": {
      "id": {
        "type": "string"
      },
      "isOptional": {
        "type": "boolean"
      },
      "label": {
        "type": "string"
      },
      "recordType": {
        "type": "string"
      },
      "supportedService": {
        "type": "string"
      },
      "ttl": {
        "type": "integer"
      },
      "mailExchange": {
        "type": "string"
      },
      "preference": {
        "type": "integer"
      }
    }
  },
  "domainDnsSrvRecord": {
    "name": "domainDnsSrvRecord",
    "properties": {
      "id": {
        "type": "string"
      },
      "isOptional": {
        "type": "boolean"
      },
      "label": {
        "type": "string"
      },
      "recordType": {
        "type": "string"
      },
      "supportedService": {
        "type": "string"
      },
      "ttl": {
        "type": "integer"
      },
      "nameTarget": {
        "type": "string"
      },
      "port": {
        "type": "integer"
      },
      "priority": {
        "type": "integer"
      },
      "protocol": {
        "type": "string"
      },
      "service": {
        "type": "string"
      },
      "weight": {
        "type": "integer"
      }
    }
  },
  "domainDnsTxtRecord": {
    "name": "domainDnsTxtRecord",
    "properties": {
      "id": {
        "type": "string"
      },
      "isOptional": {
        "type": "boolean"
      },
      "label": {
        "type": "string"
      },
      "recordType": {
        "type": "string"
      },
      "supportedService": {
        "type": "string"
      },
      "ttl": {
        "type": "integer"
      },
      "text": {
        "type": "string"
      }
    }
  },
  "domainDnsUnavailableRecord": {
    "name": "domainDnsUnavailableRecord",
    "properties": {
      "id": {
        "type": "string"
      },
      "isOptional": {
        "type": "boolean"
      },
      "label": {
        "type": "string"
      },
      "recordType": {
        "type": "string"
      },
      "supportedService": {
        "type": "string"
      },
      "ttl": {
        "type": "integer"
      },
      "description": {
        "type": "string"
      }
    }
  },
  "internalDomainFederation": {
    "name": "internalDomainFederation",
    "properties": {
      "activeSignInUri": {
        "type": "string"
      },
      "defaultInteractiveAuthenticationMethod": {
        "type": "string"
      },
      "displayName": {
        "type": "string"
      },
      "federatedIdpMfaBehavior": {
        "type": "string",
        "members": [
          "acceptIfMfaDoneByFederatedIdp",
          "enforceMfaByFederatedIdp",
          "rejectMfaByFederatedIdp",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "id": {
        "type": "string"
      },
      "isSignedAuthenticationRequestRequired": {
        "type": "boolean"
      },
      "issuerUri": {
        "type": "string"
      },
      "metadataExchangeUri": {
        "type": "string"
      },
      "nextSigningCertificate": {
        "type": "string"
      },
      "openIdConnectDiscoveryEndpoint": {
        "type": "string"
      },
      "passiveSignInUri": {
        "type": "string"
      },
      "passwordChangeUri": {
        "type": "string"
      },
      "passwordResetUri": {
        "type": "string"
      },
      "preferredAuthenticationProtocol": {
        "type": "string",
        "members": [
          "wsFed",
          "saml",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "promptLoginBehavior": {
        "type": "string",
        "members": [
          "translateToFreshPasswordAuthentication",
          "nativeSupport",
          "disabled",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "signingCertificate": {
        "type": "string"
      },
      "signingCertificateUpdateStatus": {
        "type": "complex",
        "properties": {
          "certificateUpdateResult": {
            "type": "string"
          },
          "lastRunDateTime": {
            "type": "dateTime"
          }
        }
      },
      "signOutUri": {
        "type": "string"
      }
    }
  },
  "passwordResetResponse": {
    "name": "passwordResetResponse",
    "properties": {
      "newPassword": {
        "type": "string"
      }
    }
  },
  "longRunningOperation": {
    "name": "longRunningOperation",
    "properties": {
      "createdDateTime": {
        "type": "dateTime"
      },
      "id": {
        "type": "string"
      },
      "lastActionDateTime": {
        "type": "dateTime"
      },
      "resourceLocation": {
        "type": "string"
      },
      "status": {
        "type": "string",
        "members": [
          "notStarted",
          "running",
          "succeeded",
          "failed",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "statusDetail": {
        "type": "string"
      }
    }
  },
  "onPremisesPublishingProfile": {
    "name": "onPremisesPublishingProfile",
    "properties": {
      "id": {
        "type": "string"
      },
      "hybridAgentUpdaterConfiguration": {
        "type": "complex",
        "properties": {
          "allowUpdateConfigurationOverride": {
            "type": "boolean"
          },
          "deferUpdateDateTime": {
            "type": "dateTime"
          },
          "updateWindow": {
            "type": "complex",
            "properties": {
              "updateWindowStartTime": {
                "type": "string"
              },
              "updateWindowEndTime": {
                "type": "string"
              }
            }
          }
        }
      },
      "isDefaultAccessEnabled": {
        "type": "boolean"
      },
      "isEnabled": {
        "type": "boolean"
      }
    },
    "navigation": {
      "agents": {
        "entity": "onPremisesAgent",
        "expand": "whole"
      },
      "agentGroups": {
        "entity": "onPremisesAgentGroup",
        "expand": "whole"
      },
      "publishedResources": {
        "entity": "publishedResource",
        "expand": "whole"
      },
      "connectors": {
        "entity": "connector",
        "expand": "whole"
      },
      "connectorGroups": {
        "entity": "connectorGroup",
        "expand": "whole"
      }
    }
  },
  "onPremisesAgent": {
    "name": "onPremisesAgent",
    "properties": {
      "id": {
        "type": "string"
      },
      "externalIp": {
        "type": "string"
      },
      "machineName": {
        "type": "string"
      },
      "status": {
        "type": "string"
      },
      "supportedPublishingTypes": {
        "type": "collection",
        "items": {
          "type": "string",
          "members": [
            "applicationProxy",
            "exchangeOnline",
            "authentication",
            "provisioning",
            "intunePfx",
            "oflineDomainJoin",
            "unknownFutureValue",
            "privateAccess"
          ],
          "hiddenMembers": [
            "privateAccess"
          ]
        }
      }
    },
    "navigation": {
      "agentGroups": {
        "entity": "onPremisesAgentGroup",
        "expand": "whole"
      }
    }
  },
  "onPremisesAgentGroup": {
    "name": "onPremisesAgentGroup",
    "properties": {
      "id": {
        "type": "string"
      },
      "displayName": {
        "type": "string"
      },
      "isDefault": {
        "type": "boolean"
      },
      "publishingType": {
        "type": "string",
        "members": [
          "applicationProxy",
          "exchangeOnline",
          "authentication",
          "provisioning",
          "intunePfx",
          "oflineDomainJoin",
          "unknownFutureValue",
          "privateAccess"
        ],
        "hiddenMembers": [
          "privateAccess"
        ]
      }
    },
    "navigation": {
      "agents": {
        "entity": "onPremisesAgent",
        "expand": "whole"
      },
      "publishedResources": {
        "entity": "publishedResource",
        "expand": "whole"
      }
    }
  },
  "publishedResource": {
    "name": "publishedResource",
    "properties": {
      "id": {
        "type": "string"
      },
      "displayName": {
        "type": "string"
      },
      "publishingType": {
        "type": "string",
        "members": [
          "applicationProxy",
          "exchangeOnline",
          "authentication",
          "provisioning",
          "intunePfx",
          "oflineDomainJoin",
          "unknownFutureValue",
          "privateAccess"
        ],
        "hiddenMembers": [
          "privateAccess"
        ]
      },
      "resourceName": {
        "type": "string"
      }
    },
    "navigation": {
      "agentGroups": {
        "entity": "onPremisesAgentGroup",
        "expand": "whole"
      }
    }
  },
  "connector": {
    "name": "connector",
    "properties": {
      "id": {
        "type": "string"
      },
      "externalIp": {
        "type": "string"
      },
      "machineName": {
        "type": "string"
      },
      "status": {
        "type": "string"
      },
      "version": {
        "type": "string"
      }
    }
  },
  "connectorGroup": {
    "name": "connectorGroup",
    "properties": {
      "id": {
        "type": "string"
      },
      "connectorGroupType": {
        "type": "string"
      },
      "isDefault": {
        "type": "boolean"
      },
      "name": {
        "type": "string"
      },
      "region": {
        "type": "string",
        "members": [
          "nam",
          "eur",
          "aus",
          "asia",
          "ind",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      }
    }
  },
  "privateAccessSensor": {
    "name": "privateAccessSensor",
    "properties": {
      "id": {
        "type": "string"
      }
    }
  },
  "ipApplicationSegment": {
    "name": "ipApplicationSegment",
    "properties": {
      "id": {
        "type": "string"
      }
    }
  },
  "signIn": {
    "name": "signIn",
    "properties": {
      "id": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "createdDateTime": {
        "type": "dateTime",
        "filter": [
          "eq",
          "ge",
          "le"
        ]
      },
      "userDisplayName": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "userPrincipalName": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "userId": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "appId": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "appDisplayName": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "ipAddress": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "clientAppUsed": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "userAgent": {
        "type": "string"
      },
      "correlationId": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "conditionalAccessStatus": {
        "type": "string",
        "filter": [
          "eq"
        ],
        "members": [
          "success",
          "failure",
          "notApplied",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "originalRequestId": {
        "type": "string"
      },
      "incomingTokenType": {
        "type": "string",
        "members": [
          "none",
          "primaryRefreshToken",
          "saml11",
          "saml20",
          "unknownFutureValue",
          "remoteDesktopToken",
          "refreshToken"
        ],
        "hiddenMembers": [
          "remoteDesktopToken",
          "refreshToken"
        ]
      },
      "isInteractive": {
        "type": "boolean"
      },
      "homeTenantId": {
        "type": "string"
      },
      "homeTenantName": {
        "type": "string"
      },
      "tokenIssuerName": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "tokenIssuerType": {
        "type": "string",
        "members": [
          "AzureAD",
          "ADFederationServices",
          "UnknownFutureValue",
          "ADFederationServicesMFAAdapter",
          "AzureADBackupAuth",
          "NPSExtension"
        ],
        "hiddenMembers": [
          "ADFederationServicesMFAAdapter",
          "AzureADBackupAuth",
          "NPSExtension"
        ]
      },
      "riskLevelAggregated": {
        "type": "string",
        "members": [
          "low",
          "medium",
          "high",
          "hidden",
          "none",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "riskLevelDuringSignIn": {
        "type": "string",
        "members": [
          "low",
          "medium",
          "high",
          "hidden",
          "none",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "riskState": {
        "type": "string",
        "filter": [
          "eq"
        ],
        "members": [
          "none",
          "confirmedSafe",
          "remediated",
          "dismissed",
          "atRisk",
          "confirmedCompromised",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "riskEventTypes_v2": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "resourceDisplayName": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "resourceId": {
        "type": "string",
        "filter": [
          "eq"
        ]
      },
      "resourceTenantId": {
        "type": "string"
      },
      "authenticationMethodsUsed": {
        "type": "collection",
        "items": {
          "type": "string"
        }
      },
      "authenticationRequirement": {
        "type": "string"
      },
      "signInIdentifier": {
        "type": "string"
      },
      "signInIdentifierType": {
        "type": "string",
        "members": [
          "userPrincipalName",
          "phoneNumber",
          "proxyAddress",
          "qrCode",
          "onPremisesUserPrincipalName",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "signInEventTypes": {
        "type": "collection",
        "filter": [
          "any"
        ],
        "items": {
          "type": "string",
          "filter": [
            "eq",
            "ne"
          ]
        }
      },
      "servicePrincipalId": {
        "type": "string"
      },
      "servicePrincipalName": {
        "type": "string"
      },
      "userType": {
        "type": "string",
        "members": [
          "member",
          "guest",
          "unknownFutureValue"
        ],
        "hiddenMembers": []
      },
      "status": {
        "type": "complex",
        "properties": {
          "errorCode": {
            "type": "integer",
            "filter": [
              "eq"
            ]
          },
          "failureReason": {
            "type": "string"
          },
          "additionalDetails": {
            "type": "string"
          }
        }
      },
      "deviceDetail": {
        "type": "complex",
        "properties": {
          "deviceId": {
            "type": "string"
          },
          "displayName": {
            "type": "string"
          },
          "operatingSystem": {
            "type": "string"
          },
          "browser": {
            "type": "string"
          },
          "isCompliant": {
            "type": "boolean"
          },
          "isManaged": {
            "type": "boolean"
          },
          "trustType": {
            "type": "string"
          }
        }
      },
      "location": {
        "type": "complex",
        "properties": {
          "city": {
            "type": "string"
          },
          "state": {
            "type": "string"
          },
          "countryOrRegion": {
            "type": "string"
          }
        }
      },
      "authenticationDetails": {
        "type": "collection",
        "items": {
          "type": "complex",
          "properties": {
            "authenticationStepDateTime": {
              "type": "dateTime"
            },
            "authenticationMethod": {
              "type": "string"
            },
            "authenticationMethodDetail": {
              "type": "string"
            },
            "succeeded": {
              "type": "boolean"
            },
            "authenticationStepResultDetail": {
              "type": "string"
            },
            "authenticationStepRequirement": {
              "type": "string"
            }
          }
        }
      },
      "authenticationProcessingDetails": {
        "type": "collection",
        "items": {
          "type": "complex",
          "properties": {
            "key": {
              "type": "string"
            },
            "value": {
              "type": "string"
            }
          }
        }
      }
    }
  },
  "featureRolloutPolicy": {
    "name": "featureRolloutPolicy",
    "properties": {
      "id": {
        "type": "string"
      },
      "displayName": {
        "type": "string",
        "filter": [
          "eq",
          "startsWith"
        ]
      },
      "description": {
        "type": "string"
      },
      "feature": {
        "type": "string",
        "members": [
          "passthroughAuthentication",
          "seamlessSso",
          "passwordHashSync",
          "emailAsAlternateId",
          "unknownFutureValue",
          "certificateBasedAuthentication"
        ],
        "hiddenMembers": [
          "certificateBasedAuthentication"
        ]
      },
      "isEnabled": {
        "type": "boolean"
      },
      "isAppliedToOrganization": {
        "type": "boolean"
      }
    },
    "navigation": {
      "appliesTo": {
        "entity": "directoryObject",
        "expand": true
      }
    }
  },
  "onPremisesDirectorySynchronization": {
    "name": "onPremisesDirectorySynchronization",
    "properties": {
      "id": {
        "type": "string"
      },
      "configuration": {
        "type": "complex",
        "properties": {
          "accidentalDeletionPrevention": {
            "type": "complex",
            "properties": {
              "alertThreshold": {
                "type": "integer"
              },
              "synchronizationPreventionType": {
                "type": "string",
                "members": [
                  "disabled",
                  "enabledForCount",
                  "enabledForPercentage",
                  "unknownFutureValue"
                ],
                "hiddenMembers": []
              }
            }
          }
        }
      },
      "features": {
        "type": "complex",
        "properties": {
          "allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled": {
            "type": "boolean"
          },
          "blockCloudObjectTakeoverThroughHardMatchEnabled": {
            "type": "boolean"
          },
          "blockSoftMatchEnabled": {
            "type": "boolean"
          },
          "bypassDirSyncOverridesEnabled": {
            "type": "boolean"
          },
          "cloudPasswordPolicyForPasswordSyncedUsersEnabled": {
            "type": "boolean"
          },
          "concurrentCredentialUpdateEnabled": {
            "type": "boolean"
          },
          "concurrentOrgIdProvisioningEnabled": {
            "type": "boolean"
          },
          "deviceWritebackEnabled": {
            "type": "boolean"
          },
          "directoryExtensionsEnabled": {
            "type": "boolean"
          },
          "fopeConflictResolutionEnabled": {
            "type": "boolean"
          },
          "groupWriteBackEnabled": {
            "type": "boolean"
          },
          "passwordSyncEnabled": {
            "type": "boolean"
          },
          "passwordWritebackEnabled": {
            "type": "boolean"
          },
          "quarantineUponProxyAddressesConflictEnabled": {
            "type": "boolean"
          },
          "quarantineUponUpnConflictEnabled": {
            "type": "boolean"
          },
          "softMatchOnUpnEnabled": {
            "type": "boolean"
          },
          "synchronizeUpnForManagedUsersEnabled": {
            "type": "boolean"
          },
          "unifiedGroupWritebackEnabled": {
            "type": "boolean"
          },
          "userForcePasswordChangeOnLogonEnabled": {
            "type": "boolean"
          },
          "userWritebackEnabled": {
            "type": "boolean"
          }
        }
      }
    }
  }
},
} as const;
