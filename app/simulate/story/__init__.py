"""What happens in a simulated city: problems arise, are reported, and go through the hall's posts to their end."""
