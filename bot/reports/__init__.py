"""What a summary is made into besides a reply: bars, a picture, a sheet, data; and the ways it is asked for."""
