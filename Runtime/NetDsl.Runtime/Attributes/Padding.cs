namespace NetDsl;

/// <summary>How the border of an image is padded with zeros.</summary>
public enum Padding
{
    /// <summary>Not at all: a window stays within the image.</summary>
    Valid,

    /// <summary>So that the output has ceil(input / stride) rows and columns; what is odd goes to the bottom and the right, as in Keras.</summary>
    Same,
}
