"""The services, on stores held in memory."""
