namespace NetDsl.Torch;

/// <summary>
/// A parameter or buffer of a module, and the network's weight that it is, in another layout: the weight's values as an array of
/// <paramref name="Own"/>, its axes in the order of <paramref name="Axes"/>, read as an array of <paramref name="Shape"/>. The kernel of a
/// convolution, height × width × inputs × outputs, has the axes 3, 2, 0, 1: outputs × inputs × height × width.
/// </summary>
/// <param name="Name">Its name in the module's <c>state_dict</c>: <c>conv1.weight</c>.</param>
/// <param name="Source">The network's weight: <c>conv1.kernel</c>.</param>
/// <param name="Own">Extents whose product is the number of the weight's values.</param>
/// <param name="Axes">For each axis of the result, the axis of <paramref name="Own"/> that it is.</param>
/// <param name="Shape">The shape in the module, with the same product.</param>
public sealed record WeightLayout(string Name, string Source, int[] Own, int[] Axes, int[] Shape);
