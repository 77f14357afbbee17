"""The commands of the contract: the same services without a screen."""
