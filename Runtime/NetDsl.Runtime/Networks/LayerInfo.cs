namespace NetDsl;

/// <summary>What the compiler computed of one layer.</summary>
/// <param name="Name">Its hierarchical name, the key of its weights.</param>
/// <param name="Kind">Its word in the language, such as conv2d.</param>
/// <param name="Output">The shape of one sample of its output: height, width, channels, or the features of a vector.</param>
/// <param name="Parameters">All weights, trainable or not.</param>
/// <param name="Trainable">Weights that training changes.</param>
/// <param name="Macs">Multiply-adds of one sample.</param>
/// <param name="Field">The receptive field; null from the first layer on that sees everything.</param>
/// <param name="Weights">Its weights, trainable ones and statistics; empty for a layer without any.</param>
public sealed record LayerInfo(
    string Name,
    string Kind,
    int[] Output,
    long Parameters,
    long Trainable,
    long Macs,
    FieldInfo? Field,
    ParameterDescription[] Weights);

/// <summary>The receptive field of one output position, in input pixels.</summary>
/// <param name="Height">Rows that it depends on.</param>
/// <param name="Width">Columns that it depends on.</param>
/// <param name="StrideHeight">Rows between the fields of two neighbouring positions.</param>
/// <param name="StrideWidth">Columns between the fields of two neighbouring positions.</param>
/// <param name="PaddingTop">Rows by which the first field reaches beyond the input: the effective padding.</param>
/// <param name="PaddingLeft">Columns by which the first field reaches beyond the input: the effective padding.</param>
public sealed record FieldInfo(long Height, long Width, long StrideHeight, long StrideWidth, long PaddingTop, long PaddingLeft);
