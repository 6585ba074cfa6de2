// swift-format-ignore-file
// Written by `make rules` from the YAML files in `Rules`; edit those.

extension BuiltInRules {
    /// The built-in rules, in the form of ``RulesTable``.
    static let embedded: StaticString = #"""
D	built-in/acpi.yaml	5	processor	function	Processor	Processor	kernel	acpi						9 acpi*:ACPI0007:*|9 acpi*:LNXCPU:*		255		0				
D	built-in/acpi.yaml	10	system	function	Motherboard resources	System	kernel	pnp			=	15 *PNP0C01|15 *PNP0C02				255		0				
D	built-in/acpi.yaml	16	rtc_cmos	function	PC clock	System	kernel	pnp				20 *PNP0B00|20 *PNP0B01|20 *PNP0B02				255		0				
D	built-in/acpi.yaml	21	serial	function	Serial port	Ports	kernel	pnp	serial-base		=8250_pnp	27 *PNP0500|27 *PNP0501|27 *PNP0502				255		0				
D	built-in/acpi.yaml	28	tpm_tis	function	Trusted platform module	Securitydevices	kernel	pnp				32 *PNP0C31|32 *ATM1200|32 *IFX0101|32 *IFX0102|32 *BCM0101|32 *BCM0102|32 *NSC1200|32 *ICO0102				255		0				
D	built-in/acpi.yaml	33	tpm_crb	function	Trusted platform module	Securitydevices	kernel	acpi						37 acpi*:MSFT0101:*		255		0				
D	built-in/acpi.yaml	38	parport_pc	function	PC parallel ports	Ports	kernel	pnp	parport			43 *PNP0400|43 *PNP0401				255		0				
D	built-in/acpi.yaml	44	pci_link	function	PCI interrupt link	System	kernel	acpi			=			49 acpi*:PNP0C0F:*		255		0				
D	built-in/acpi.yaml	50	ec	function	Embedded controller	System	kernel	acpi			=			55 acpi*:PNP0C09:*		255		0				
D	built-in/acpi.yaml	56	battery	function	Battery	Battery	kernel	acpi						60 acpi*:MSHW0146:*|60 acpi*:PNP0C0A:*		255		0				
D	built-in/acpi.yaml	61	ac	function	AC adapter	Battery	kernel	acpi						65 acpi*:ACPI0003:*		255		0				
D	built-in/acpi.yaml	66	thermal	function	ACPI thermal zone	System	kernel	acpi						70 acpi*:LNXTHERM:*		255		0				
D	built-in/acpi.yaml	71	fan	function	ACPI fan	System	kernel	acpi						76 acpi*:PNP0C0B:*|77 acpi*:INTC10A2:*|78 acpi*:INTC1063:*|79 acpi*:INTC1048:*|80 acpi*:INTC1044:*|81 acpi*:INT3404:*		255		0				
D	built-in/acpi.yaml	82	power	function	ACPI power resource	System	kernel	acpi			=			87 acpi*:LNXPOWER:*		255		0				
D	built-in/acpi.yaml	88	power_meter	function	ACPI power meter	System	kernel	acpi			=acpi_power_meter			93 acpi*:ACPI000D:*		255		0				
D	built-in/acpi.yaml	94	processor_aggregator	function	ACPI processor aggregator	System	kernel	acpi			=acpi_pad			99 acpi*:ACPI000C:*		255		0				
D	built-in/acpi.yaml	100	wmi	function	Windows management interface	System	kernel	acpi	wmi					105 acpi*:PNP0C14:*		255		0				
D	built-in/acpi.yaml	106	hardware_error_device	function	Firmware error notifications	System	kernel	acpi			=			111 acpi*:PNP0C33:*		255		0				
D	built-in/acpi.yaml	112	nfit	function	NVDIMM root device	System	kernel	acpi	nd					117 acpi*:ACPI0012:*		255		0				
D	built-in/acpi.yaml	118	smo8800	function	Dell free-fall sensor	Sensor	kernel	acpi			=dell_smo8800			124 acpi*:SMO8831:*|125 acpi*:SMO8830:*|126 acpi*:SMO8821:*|127 acpi*:SMO8820:*|128 acpi*:SMO8811:*|129 acpi*:SMO8810:*		255		0				
D	built-in/acpi.yaml	130	hp_accel	function	HP free-fall sensor	Sensor	kernel	acpi						134 acpi*:HPQ6007:*|134 acpi*:HPQ6000:*|134 acpi*:HPQ0004:*		255		0				
D	built-in/acpi.yaml	135	ATK0110	function	ASUS hardware monitor	Sensor	kernel	acpi			=asus_atk0110			140 acpi*:ATK0110:*		255		0				
D	built-in/acpi.yaml	141	thinkpad_hotkey	function	ThinkPad hot keys	System	kernel	acpi			=thinkpad_acpi			146 acpi*:LEN0268:*|146 acpi*:LEN0068:*|146 acpi*:IBM0068:*		255		0				
D	built-in/acpi.yaml	147	Fujitsu laptop FUJ02E3 ACPI hotkeys driver	function	Fujitsu hot keys	System	kernel	acpi			=fujitsu_laptop			152 acpi*:FUJ02E3:*|152 acpi*:FUJ02B1:*		255		0				
D	built-in/acpi.yaml	153	wmi-bmof	function	Description of WMI classes	System	kernel	wmi						157 wmi:05901221-D566-11D1-B2F0-00A0C9062910		255		0				
D	built-in/acpi.yaml	158	dell-wmi	function	Dell hot-key events	System	kernel	wmi						162 wmi:9DBB5994-A997-11DA-B012-B622A1EF5492		255		0				
D	built-in/acpi.yaml	163	dell-wmi-descriptor	function	Dell WMI description	System	kernel	wmi						167 wmi:8D9DDCBC-A997-11DA-B012-B622A1EF5492		255		0				
D	built-in/acpi.yaml	168	dell-smbios	function	Dell SMBIOS calls	System	kernel	wmi						172 wmi:A80593CE-A997-11DA-B012-B622A1EF5492		255		0				
D	built-in/acpi.yaml	173	intel-wmi-thunderbolt	function	Thunderbolt power by WMI	System	kernel	wmi						177 wmi:86CCFD48-205E-4A77-9C48-2021CBEDE341		255		0				
D	built-in/buses.yaml	6	acpi	function	ACPI-compliant system	System	kernel		acpi|platform|pnp		=	11 ACPI_HAL\PNP0C08|11 ROOT\ACPI_HAL				255		0				
D	built-in/buses.yaml	12	platform	function	Platform bus	System	kernel		platform		=	17 ROOT\PLATFORM				255		0				
D	built-in/buses.yaml	18	pnp	function	Plug and Play BIOS bus	System	kernel		pnp		=	23 ROOT\PNP				255		0				
D	built-in/buses.yaml	24	pci	function	PCI bus	System	kernel		pci		=					255		0				
D	built-in/buses.yaml	29	cpu	function	Processor bus	System	kernel		cpu		=					255		0				
D	built-in/buses.yaml	34	pcieport	function	PCI Express port	System	kernel	pci	pci|pci_express		=pcieportdrv			40 pci:v*d*sv*sd*bc06sc04i00*|40 pci:v*d*sv*sd*bc06sc04i01*|40 pci:v*d*sv*sd*bc08sc07i00*		255		0				
D	built-in/buses.yaml	41	pcie_pme	function	PCIe power management events	System	kernel	pci_express			=pcieportdrv					255		0				
D	built-in/buses.yaml	46	pciehp	function	PCIe native hot-plug	System	kernel	pci_express			=pcieportdrv					255		0				
D	built-in/buses.yaml	51	aer	function	PCIe advanced error reporting	System	kernel	pci_express			=pcieportdrv					255		0				
D	built-in/buses.yaml	56	dpc	function	PCIe downstream port containment	System	kernel	pci_express			=pcieportdrv					255		0				
D	built-in/buses.yaml	61	pcie_bwctrl	function	PCIe bandwidth notification	System	kernel	pci_express			=pcieportdrv					255		0				
D	built-in/buses.yaml	66	processor	function	Processor	Processor	kernel	cpu				70 ACPI\ACPI0007|70 ACPI\LNXCPU		71 acpi*:ACPI0007:*|71 acpi*:LNXCPU:*		255		0				
D	built-in/buses.yaml	72	thunderbolt	function	Thunderbolt and USB4 host interface	System	kernel	pci	thunderbolt					77 pci:v*d*sv*sd*bc0Csc03i40*		255		0				
D	built-in/buses.yaml	78	pci_root	function	PCI root bridge	System	kernel	acpi	pci		=	84 ACPI\PNP0A08|84 ACPI\PNP0A03|84 ROOT\PCI		85 acpi*:PNP0A08:*|85 acpi*:PNP0A03:*		255		0				
D	built-in/buses.yaml	86	container	function	ACPI hot-plug container	System	kernel	acpi			=			91 acpi*:PNP0A05:*|91 acpi*:PNP0A06:*|91 acpi*:ACPI0004:*		255		0				
D	built-in/buses.yaml	92	simple-pm-bus	function	Device-tree bus	System	kernel	platform	platform		=	98 OF\simple-pm-bus|98 OF\simple-bus				255		0				
D	built-in/buses.yaml	99	vmd	function	Intel volume management device	SCSIAdapter	kernel	pci	pci			104 PCI\VEN_8086&DEV_201D				255		0				
D	built-in/buses.yaml	105	faux_driver	function	Faux device	System	kernel	faux			=					255		0				
D	built-in/display-audio.yaml	5	cs35l41-hda	function	Cirrus amplifier of an HD Audio codec	Media	kernel	i2c			=snd_hda_scodec_cs35l41_i2c			10 acpi*:CSC3551:*|10 acpi*:CLSA0100:*|10 acpi*:CLSA0101:*|10 i2c:cs35l41_hda		255		0				
D	built-in/display-audio.yaml	11	video	function	ACPI video	Display	kernel	acpi						15 acpi*:LNXVIDEO:*		255		0				
D	built-in/display-audio.yaml	16	efi-framebuffer	function	EFI framebuffer	Display	kernel	platform			=efifb			21 platform:efi-framebuffer		255		0				
D	built-in/display-audio.yaml	22	vesa-framebuffer	function	VESA framebuffer	Display	kernel	platform			=vesafb			27 platform:vesa-framebuffer		255		0				
D	built-in/display-audio.yaml	28	simple-framebuffer	function	Firmware framebuffer (DRM)	Display	kernel	platform			=simpledrm	33 OF\simple-framebuffer		34 platform:simple-framebuffer		255		0				
D	built-in/display-audio.yaml	35	snd-soc-dummy	function	Placeholder codec	Media	kernel	platform			=snd_soc_core			40 platform:snd-soc-dummy		255		0				
D	built-in/display-audio.yaml	41	i915	function	Intel graphics	Display	kernel	pci	auxiliary|i2c					46 pci:v00008086d*sv*sd*bc03sc00i*		255		0				
D	built-in/display-audio.yaml	47	xe	function	Intel graphics, Xe2 and later	Display	kernel	pci	auxiliary|i2c							255		0				
D	built-in/display-audio.yaml	52	amdgpu	function	AMD graphics, GCN and later	Display	kernel	pci	i2c					57 pci:v00001002d*sv*sd*bc03sc80i00*|57 pci:v00001002d*sv*sd*bc03sc00i00*		255		0				
D	built-in/display-audio.yaml	58	radeon	function	Older AMD graphics	Display	kernel	pci	i2c							255		0				
D	built-in/display-audio.yaml	63	nouveau	function	NVIDIA graphics, free driver	Display	kernel	pci	i2c					68 pci:v000012D2d*sv*sd*bc03sc*i*|68 pci:v000010DEd*sv*sd*bc03sc*i*		255		0				
D	built-in/display-audio.yaml	70	nvidia	function	NVIDIA graphics, vendor driver	Display	kernel	pci								255		0				
D	built-in/display-audio.yaml	74	ast	function	ASPEED management-controller display	Display	kernel	pci				78 PCI\VEN_1A03&DEV_2000|78 PCI\VEN_1A03&DEV_2010				255		0				
D	built-in/display-audio.yaml	79	mgag200	function	Matrox server display	Display	kernel	pci								255		0				
D	built-in/display-audio.yaml	84	fglrx_pci	function	AMD graphics, old vendor driver	Display	kernel	pci			=fglrx					255		0				
D	built-in/display-audio.yaml	90	i915_bpo	function	Intel graphics (back-port)	Display	kernel	pci								255		0				
D	built-in/display-audio.yaml	94	snd_hda_intel	function	HD Audio controller	Media	kernel	pci	hdaudio					100 pci:v00001022d*sv*sd*bc04sc03i00*|101 pci:v00001002d*sv*sd*bc04sc03i00*|102 pci:v000010DEd*sv*sd*bc04sc03i00*|103 pci:v00006766d*sv*sd*bc04sc03i00*|104 pci:v00008086d*sv*sd*bc04sc03i00*		255		0				
D	built-in/display-audio.yaml	105	sof-audio-pci-intel-tgl	function	Intel audio DSP, Tiger Lake and later	Media	kernel	pci	auxiliary|platform		=snd_sof_pci_intel_tgl					255		0				
D	built-in/display-audio.yaml	111	sof-audio-pci-intel-cnl	function	Intel audio DSP, Cannon Lake to Comet Lake	Media	kernel	pci	auxiliary|platform		=snd_sof_pci_intel_cnl					255		0				
D	built-in/display-audio.yaml	117	snd_pci_acp6x	function	AMD audio coprocessor, Yellow Carp	Media	kernel	pci	platform							255		0				
D	built-in/display-audio.yaml	122	snd_pci_ps	function	AMD audio coprocessor, Pink Sardine	Media	kernel	pci	platform			127 PCI\VEN_1022&DEV_15E2				255		0				
D	built-in/display-audio.yaml	128	snd_acp_pci	function	AMD audio coprocessor, common driver	Media	kernel	pci	platform			133 PCI\VEN_1022&DEV_15E2				255		0				
D	built-in/display-audio.yaml	134	snd_hda_codec_hdmi	function	Audio over HDMI and DisplayPort	Media	kernel	hdaudio						139 hdaudio:v00000101r*a01*|140 hdaudio:v808628*r*a01*|141 hdaudio:v808629FBr*a01*|142 hdaudio:v10DE*r*a01*|143 hdaudio:v1002AA01r*a01*		255		0				
D	built-in/display-audio.yaml	144	snd_hda_codec_realtek	function	Realtek audio codecs	Media	kernel	hdaudio						149 hdaudio:v10EC*r*a01*|150 hdaudio:v19E58326r*a01*		255		0				
D	built-in/display-audio.yaml	151	snd_hda_codec_generic	function	HD Audio codec	Media	kernel	hdaudio						155 hdaudio:v00000201r*a01*		255	fallback	0				
D	built-in/display-audio.yaml	157	vc4-drm	function	Display of Raspberry Pi	Display	kernel	platform			=vc4	162 OF\brcm,bcm2711-vc5|162 OF\brcm,bcm2835-vc4|162 OF\brcm,cygnus-vc4				255		0				
D	built-in/display-audio.yaml	163	v3d	function	3D engine of Raspberry Pi 4	Display	kernel	platform				167 OF\brcm,2711-v3d|167 OF\brcm,7268-v3d|167 OF\brcm,7278-v3d				255		0				
D	built-in/display-audio.yaml	168	vesafb	function	VESA framebuffer	Display	kernel	platform						172 platform:vesafb		255		0				
D	built-in/display-audio.yaml	173	avs	function	Intel audio DSP, older firmware	Media	kernel	pci	platform		=snd_soc_avs					255	fallback	0				
D	built-in/i2c-spi.yaml	5	at24	function	I2C EEPROM	MTD	kernel	i2c						9 i2c:at24|9 i2c:24c*|9 i2c:24mac*|9 i2c:spd|9 of:N*T*Catmel,24c*|9 of:N*T*Catmel,spd*		255		0				
D	built-in/i2c-spi.yaml	10	ee1004	function	DDR4 memory module EEPROM	MTD	kernel	i2c						14 i2c:ee1004		255		0				
D	built-in/i2c-spi.yaml	15	spd5118	function	DDR5 memory module hub	Sensor	kernel	i2c						19 i2c:spd5118		255		0				
D	built-in/i2c-spi.yaml	20	lm75	function	Thermometer	Sensor	kernel	i2c						24 i2c:tmp1075|24 i2c:tmp75c|24 i2c:tmp75b|24 i2c:tmp75|24 i2c:tmp275|24 i2c:tmp175		255		0				
D	built-in/i2c-spi.yaml	25	jc42	function	Memory module thermometer	Sensor	kernel	i2c						29 i2c:jc42		255		0				
D	built-in/i2c-spi.yaml	30	pca953x	function	I2C GPIO expander	System	kernel	i2c			=gpio_pca953x	35 OF\nxp,pca9535|35 OF\nxp,pca9555|35 OF\ti,tca6416|35 OF\ti,tca6408		36 i2c:pca9535|36 i2c:pca9555|36 i2c:tca6416|36 i2c:tca6408		255		0				
D	built-in/i2c-spi.yaml	37	rtc-pcf85063	function	I2C clock chip	System	kernel	i2c				41 OF\nxp,pcf85063|41 OF\nxp,pca85073a		42 i2c:pcf85063		255		0				
D	built-in/i2c-spi.yaml	43	dummy	function	Second address of an I2C device	System	kernel	i2c			=			48 i2c:dummy		255		0				
D	built-in/i2c-spi.yaml	49	spidev	function	SPI device, raw access	System	kernel	spi						53 spi:spidev		255		0				
D	built-in/i2c-spi.yaml	54	spi-nor	function	Serial flash memory	MTD	kernel	spi						59 spi:mr25h40|60 spi:mr25h10|61 spi:mr25h256|62 spi:mr25h128|63 spi:m25p128-nonjedec|64 spi:m25p64-nonjedec		255		0				
D	built-in/input.yaml	5	i2c_hid_acpi	function	HID over I2C	HIDClass	kernel	i2c	hid					10 acpi*:PNP0C50:*|10 acpi*:ACPI0C50:*		255		0				
D	built-in/input.yaml	11	i2c-hid	function	HID over I2C	HIDClass	kernel	i2c	hid					17 acpi*:PNP0C50:*		255	fallback	0				
D	built-in/input.yaml	18	i2c_hid	function	HID over I2C	HIDClass	kernel	i2c	hid			24 OF\hid-over-i2c		25 acpi*:PNP0C50:*|25 acpi*:ACPI0C50:*|25 i2c:hid		255	fallback	0				
D	built-in/input.yaml	26	i2c_hid_of	function	HID over I2C	HIDClass	kernel	i2c	hid			31 OF\hid-over-i2c		32 i2c:hid		255		0				
D	built-in/input.yaml	33	elan_i2c	function	Elan touch pads	Mouse	kernel	i2c						38 i2c:elan_i2c|39 acpi*:ELAN1000:*|40 acpi*:ELAN0637:*|41 acpi*:ELAN0636:*|42 acpi*:ELAN0635:*|43 acpi*:ELAN0634:*		255		0				
D	built-in/input.yaml	44	hid-generic	function	HID device	HIDClass	kernel	hid						48 hid:b*g*v*p*		255	fallback	0				
D	built-in/input.yaml	50	hid-multitouch	function	Multi-touch screen or touch pad	HIDClass	kernel	hid						54 hid:b*g0004v*p*|54 hid:b*g0002v*p*		255		0				
D	built-in/input.yaml	55	wacom	function	Wacom pens and tablets	HIDClass	kernel	hid						60 hid:b0005g0101v0000056Ap*|61 hid:b0001g0101v0000056Ap*|62 hid:b0018g0101v0000056Ap*|63 hid:b0003g0101v0000056Ap*		255		0				
D	built-in/input.yaml	64	uclogic	function	UC-Logic, Huion or XP-Pen tablet	HIDClass	kernel	hid			=hid_uclogic					255		0				
D	built-in/input.yaml	69	logitech-djreceiver	function	Logitech radio receiver	HIDClass	kernel	hid	hid		=hid_logitech_dj					255		0				
D	built-in/input.yaml	75	logitech-hidpp-device	function	Logitech devices that speak HID++	HIDClass	kernel	hid			=hid_logitech_hidpp			80 hid:b0003g0104v0000046Dp*|80 hid:b0003g0102v0000046Dp*		255		0				
D	built-in/input.yaml	81	apple	function	Apple keyboards	HIDClass	kernel	hid			=hid_apple					255		0				
D	built-in/input.yaml	86	microsoft	function	Microsoft keyboard or mouse with special keys	HIDClass	kernel	hid			=hid_microsoft					255		0				
D	built-in/input.yaml	91	lenovo	function	Lenovo keyboards with pointing stick	HIDClass	kernel	hid			=hid_lenovo					255		0				
D	built-in/input.yaml	96	sony	function	Sony controllers	HIDClass	kernel	hid			=hid_sony					255		0				
D	built-in/input.yaml	101	playstation	function	Sony PlayStation controllers	HIDClass	kernel	hid			=hid_playstation					255		0				
D	built-in/input.yaml	106	chicony	function	Chicony keyboards	HIDClass	kernel	hid			=hid_chicony					255		0				
D	built-in/input.yaml	111	elan	function	Elan USB touch pads	HIDClass	kernel	hid			=hid_elan					255		0				
D	built-in/input.yaml	116	hid-sensor-hub	function	HID sensor hub	Sensor	kernel	hid	platform					121 hid:b*g0003v*p*		255		0				
D	built-in/input.yaml	122	generic-usb	function	USB HID device (before kernel 3.7)	HIDClass	kernel	hid			=usbhid					255		0				
D	built-in/input.yaml	127	i8042 kbd	function	PS/2 keyboard, as firmware describes it	Keyboard	kernel	pnp			=i8042	133 *PNP0300|134 *PNP0301|135 *PNP0302|136 *PNP0303|137 *PNP0304|138 *PNP0305|139 *PNP0306|140 *PNP0307|141 *PNP0308|142 *PNP0309|143 *PNP030A|144 *PNP030B|145 *PNP0343|146 *PNP0344|147 *PNP0345|148 *CPQA0D7				255		0				
D	built-in/input.yaml	149	i8042 aux	function	PS/2 mouse, as firmware describes it	Mouse	kernel	pnp			=i8042	154 *PNP0F03|154 *PNP0F0B|154 *PNP0F0E|154 *PNP0F12|154 *PNP0F13				255		0				
D	built-in/input.yaml	155	atkbd	function	AT or PS/2 keyboard	Keyboard	kernel	serio						159 serio:ty06pr*id*ex*|159 serio:ty02pr20id*ex*		255		0				
D	built-in/input.yaml	160	psmouse	function	PS/2 mouse or touch pad	Mouse	kernel	serio	serio					165 serio:ty05pr*id*ex*|165 serio:ty01pr*id*ex*		255		0				
D	built-in/input.yaml	166	serio_raw	function	PS/2 port, raw access	System	kernel	serio						170 serio:ty06pr*id*ex*|170 serio:ty01pr*id*ex*		255	fallback	0				
D	built-in/input.yaml	172	w8001	function	Wacom serial pens	HIDClass	kernel	serio			=wacom_w8001			177 serio:ty02pr39id*ex*		255		0				
D	built-in/input.yaml	178	button	function	Power, sleep or lid button	HIDClass	kernel	acpi						182 acpi*:LNXPWRBN:*|182 acpi*:PNP0C0C:*|182 acpi*:LNXSLPBN:*|182 acpi*:PNP0C0E:*|182 acpi*:PNP0C0D:*		255		0				
D	built-in/input.yaml	183	acpi-button	function	Power, sleep or lid button	HIDClass	kernel	platform			=button			188 acpi*:PNP0C0C:*|188 acpi*:PNP0C0D:*|188 acpi*:PNP0C0E:*|188 acpi*:LNXPWRBN:*|188 acpi*:LNXSLPBN:*		255		0				
D	built-in/input.yaml	189	wireless-hotkey	function	Aeroplane-mode button	HIDClass	kernel	acpi						193 acpi*:HPQ6001:*|193 acpi*:WSTADEF:*|193 acpi*:AMDI0051:*		255		0				
D	built-in/input.yaml	194	intel-hid	function	Intel HID event filter	HIDClass	kernel	platform						199 acpi*:INTC1078:*|200 acpi*:INTC1077:*|201 acpi*:INTC1076:*|202 acpi*:INTC1070:*|203 acpi*:INTC1054:*|204 acpi*:INTC1051:*		255		0				
D	built-in/input.yaml	205	surface_hid	function	Surface keyboard or touch pad	HIDClass	kernel	surface_aggregator	hid					210 ssam:d01c15t*i*f00		255		0				
D	built-in/input.yaml	212	ithc	function	Intel touch host controller	HIDClass	kernel	pci	hid							255		0				
D	built-in/input.yaml	217	fujitsu-tablet	function	Fujitsu tablet buttons	HIDClass	kernel	acpi						221 acpi*:FUJ02BD:*|221 acpi*:FUJ02BF:*		255		0				
D	built-in/network.yaml	5	brcmfmac	function	Broadcom full-MAC Wi-Fi	Net	kernel	sdio						10 sdio:c*v02D0d4355*|11 sdio:c*v02D0dA9AF*|12 sdio:c*v02D0dA804*|13 sdio:c*v02D0d4373*|14 sdio:c*v02D0dAAE8*|15 sdio:c*v02D0d4359*		255		0				
D	built-in/network.yaml	16	e1000	function	Intel Gigabit, older and virtual	Net	kernel	pci				20 PCI\VEN_8086&DEV_100E|20 PCI\VEN_8086&DEV_100F				255		0				
D	built-in/network.yaml	21	e1000e	function	Intel Gigabit on PCIe	Net	kernel	pci				25 PCI\VEN_8086&DEV_10D3|25 PCI\VEN_8086&DEV_15B8				255		0				
D	built-in/network.yaml	26	igb	function	Intel server Gigabit	Net	kernel	pci				30 PCI\VEN_8086&DEV_1521|30 PCI\VEN_8086&DEV_1533				255		0				
D	built-in/network.yaml	31	igc	function	Intel 2.5 Gigabit	Net	kernel	pci								255		0				
D	built-in/network.yaml	35	ixgbe	function	Intel 10 Gigabit	Net	kernel	pci								255		0				
D	built-in/network.yaml	39	i40e	function	Intel 40 Gigabit	Net	kernel	pci	auxiliary							255		0				
D	built-in/network.yaml	44	ice	function	Intel 100 Gigabit	Net	kernel	pci	auxiliary							255		0				
D	built-in/network.yaml	49	tg3	function	Broadcom Gigabit	Net	kernel	pci								255		0				
D	built-in/network.yaml	53	bnx2	function	Broadcom Gigabit, older server	Net	kernel	pci								255		0				
D	built-in/network.yaml	57	bnx2x	function	Broadcom 10 Gigabit	Net	kernel	pci								255		0				
D	built-in/network.yaml	61	bnxt_en	function	Broadcom 25 to 400 Gigabit	Net	kernel	pci	auxiliary							255		0				
D	built-in/network.yaml	66	mlx4_core	function	NVIDIA ConnectX-3	Net	kernel	pci	auxiliary							255		0				
D	built-in/network.yaml	71	mlx5_core	function	NVIDIA ConnectX-4 and later	Net	kernel	pci	auxiliary							255		0				
D	built-in/network.yaml	76	mlx5_core.eth	function	Ethernet part of mlx5	Net	kernel	auxiliary			=mlx5_core			81 auxiliary:mlx5_core.eth|81 auxiliary:mlx5_core.eth-rep		255		0				
D	built-in/network.yaml	82	mlx5_ib.rdma	function	RDMA part of mlx5	Net	kernel	auxiliary			=mlx5_ib			87 auxiliary:mlx5_core.rdma|87 auxiliary:mlx5_core.multiport|87 auxiliary:mlx5_core.rdma-rep		255		0				
D	built-in/network.yaml	88	qede	function	QLogic 25 to 100 Gigabit	Net	kernel	pci	auxiliary							255		0				
D	built-in/network.yaml	93	r8169	function	Realtek Gigabit	Net	kernel	pci				97 PCI\VEN_10EC&DEV_8168|97 PCI\VEN_10EC&DEV_8169|97 PCI\VEN_10EC&DEV_8136|97 PCI\VEN_10EC&DEV_8125				255		0				
D	built-in/network.yaml	98	alx	function	Qualcomm Atheros Gigabit	Net	kernel	pci								255		0				
D	built-in/network.yaml	102	ATL1E	function	Atheros L1E Gigabit	Net	kernel	pci			=atl1e					255		0				
D	built-in/network.yaml	107	sky2	function	Marvell Yukon 2 Gigabit	Net	kernel	pci								255		0				
D	built-in/network.yaml	111	iwlwifi	function	Intel Wi-Fi	Net	kernel	pci								255		0				
D	built-in/network.yaml	115	ath9k	function	Atheros 802.11n Wi-Fi	Net	kernel	pci								255		0				
D	built-in/network.yaml	119	ath10k_pci	function	Qualcomm 802.11ac Wi-Fi	Net	kernel	pci								255		0				
D	built-in/network.yaml	123	ath11k_pci	function	Qualcomm 802.11ax Wi-Fi	Net	kernel	pci								255		0				
D	built-in/network.yaml	127	mt7921e	function	MediaTek Wi-Fi 6	Net	kernel	pci								255		0				
D	built-in/network.yaml	131	mt7925e	function	MediaTek Wi-Fi 7	Net	kernel	pci				135 PCI\VEN_14C3&DEV_7925|135 PCI\VEN_14C3&DEV_0717				255		0				
D	built-in/network.yaml	136	rtw_8822ce	function	Realtek 802.11ac Wi-Fi	Net	kernel	pci			=rtw88_8822ce					255		0				
D	built-in/network.yaml	141	rtw89_8852ce	function	Realtek Wi-Fi 6	Net	kernel	pci				145 PCI\VEN_10EC&DEV_C852				255		0				
D	built-in/network.yaml	146	rt2800pci	function	Ralink 802.11n Wi-Fi	Net	kernel	pci								255		0				
D	built-in/network.yaml	150	b43-pci-bridge	function	Broadcom Wi-Fi (SSB)	Net	kernel	pci	ssb		=ssb					255		0				
D	built-in/network.yaml	156	bcma-pci-bridge	function	Broadcom Wi-Fi (BCMA)	Net	kernel	pci	bcma		=bcma					255		0				
D	built-in/network.yaml	162	iosm	function	Intel mobile modem	Net	kernel	pci								255		0				
D	built-in/network.yaml	167	r8168	function	Realtek Gigabit Ethernet, vendor driver	Net	kernel	pci								255		0				
D	built-in/network.yaml	172	wl	function	Broadcom Wi-Fi, vendor driver	Net	kernel	pci								255		0				
D	built-in/network.yaml	176	bcmgenet	function	Broadcom Ethernet of Raspberry Pi 4	Net	kernel	platform	mdio_bus		=genet	183 OF\brcm,genet-v1|184 OF\brcm,genet-v2|185 OF\brcm,genet-v3|186 OF\brcm,genet-v4|187 OF\brcm,genet-v5|188 OF\brcm,bcm2711-genet-v5				255		0				
D	built-in/network.yaml	189	flexcan	function	CAN controller of NXP chips	Net	kernel	platform				193 OF\fsl,imx6q-flexcan|193 OF\fsl,ls1021ar2-flexcan				255		0				
D	built-in/null.yaml	8	no-driver-bridge	null	PCI bridge	System	kernel						13 PCI\CC_0600|14 PCI\CC_0601|15 PCI\CC_0602|16 PCI\CC_0604|17 PCI\CC_0609|18 PCI\CC_0680			255		0				
D	built-in/null.yaml	19	no-driver-memory	null	Memory	System	kernel						24 PCI\CC_0500|25 PCI\CC_0501|26 PCI\CC_0580			255		0				
D	built-in/null.yaml	27	no-driver-system	null	System peripheral	System	kernel						32 PCI\CC_0800|33 PCI\CC_0801|34 PCI\CC_0802|35 PCI\CC_0803|36 PCI\CC_0806|37 PCI\CC_0807|38 PCI\CC_0880|39 PCI\CC_1300			255		0				
D	built-in/null.yaml	40	no-driver-signal-processing	null	Signal processing or performance counters	System	kernel						45 PCI\CC_1100|46 PCI\CC_1101|47 PCI\CC_1110|48 PCI\CC_1120|49 PCI\CC_1180			255		0				
D	built-in/null.yaml	50	no-driver-chipset	null	Chipset function	System	kernel						55 PCI\CC_0C05|56 PCI\VEN_8086&CC_0780|57 PCI\VEN_8086&CC_0C80			255		0				
D	built-in/null.yaml	60	no-driver-motherboard	null	Motherboard device	System	kernel						65 *PNP0000|66 *PNP0001|67 *PNP0003|68 *PNP0100|69 *PNP0103|70 *PNP0200|71 *PNP0800|72 *PNP0A05|73 *PNP0A06|74 *PNP0B00|75 *PNP0C01|76 *PNP0C02|77 *PNP0C04|78 *PNP0C08|79 *PNP0C80|80 *ACPI0004|81 *ACPI0010|82 *INT0800|83 *INT3F0D|84 *INT340E			255		0				
D	built-in/null.yaml	85	no-driver-acpi	null	ACPI device that the kernel handles itself	System	kernel						90 *PNP0A03|91 *PNP0A08|92 *PNP0C0F|93 *LNXPOWER|94 *LNXSYSTM|95 *LNXSYBUS|96 *LNXCPU|97 *ACPI0007			255		0				
D	built-in/pci.yaml	5	i2c_designware-pci	function	DesignWare I2C controller	System	kernel	pci	i2c							255		0				
D	built-in/pci.yaml	10	intel-lpss	function	Intel low-power subsystem	System	kernel	pci	platform		=intel_lpss_pci					255		0				
D	built-in/pci.yaml	16	i801_smbus	function	Intel SMBus controller	System	kernel	pci	i2c|platform		=i2c_i801					255		0				
D	built-in/pci.yaml	22	piix4_smbus	function	AMD SMBus controller	System	kernel	pci	i2c		=i2c_piix4					255		0				
D	built-in/pci.yaml	28	ismt_smbus	function	Intel SMBus message transport	System	kernel	pci	i2c		=i2c_ismt					255		0				
D	built-in/pci.yaml	34	rtsx_pci	function	Realtek PCI card readers	MTD	kernel	pci	platform							255		0				
D	built-in/pci.yaml	39	mlx5_fwctl.mlx5_fwctl	function	mlx5 firmware channel	System	kernel	auxiliary			=mlx5_fwctl			44 auxiliary:mlx5_core.fwctl		255		0				
D	built-in/pci.yaml	45	agpgart-intel	function	Intel host bridge with graphics aperture	System	kernel	pci			=intel_agp					255		0				
D	built-in/pci.yaml	50	mei_me	function	Intel management engine	System	kernel	pci	mei							255		0				
D	built-in/pci.yaml	55	mei_txe	function	Intel trusted execution engine	System	kernel	pci	mei							255		0				
D	built-in/pci.yaml	60	mei	function	Intel management engine (before kernel 3.10)	System	kernel	pci								255		0				
D	built-in/pci.yaml	64	mei_hdcp	function	Management engine, content protection	System	kernel	mei						68 mei:*:b638ab7e-94e2-4ea2-a552-d1c54b627f04:*:*		255		0				
D	built-in/pci.yaml	69	lpc_ich	function	Intel LPC bridge	System	kernel	pci	platform							255		0				
D	built-in/pci.yaml	74	intel-spi	function	Intel flash controller	System	kernel	pci	spi		=spi_intel_pci					255		0				
D	built-in/pci.yaml	80	intel_th_pci	function	Intel trace hub	System	kernel	pci	intel_th							255		0				
D	built-in/pci.yaml	85	intel_vsec	function	Intel vendor-specific capabilities	System	kernel	pci	auxiliary							255		0				
D	built-in/pci.yaml	90	intel_pch_thermal	function	Intel chipset thermometer	System	kernel	pci								255		0				
D	built-in/pci.yaml	94	proc_thermal_pci	function	Intel processor thermal device	System	kernel	pci			=processor_thermal_device_pci					255		0				
D	built-in/pci.yaml	99	proc_thermal	function	Intel processor thermal device (before Tiger Lake)	System	kernel	pci			=processor_thermal_device_pci_legacy					255		0				
D	built-in/pci.yaml	104	ioatdma	function	Intel DMA engine	System	kernel	pci								255		0				
D	built-in/pci.yaml	108	idxd	function	Intel data streaming accelerator	System	kernel	pci	dsa							255		0				
D	built-in/pci.yaml	113	4xxx	function	Intel QuickAssist, fourth generation	SecurityAccelerator	kernel	pci			=qat_4xxx	118 PCI\VEN_8086&DEV_4940|118 PCI\VEN_8086&DEV_4942|118 PCI\VEN_8086&DEV_4944				255		0				
D	built-in/pci.yaml	119	ccp	function	AMD secure processor	SecurityAccelerator	kernel	pci								255		0				
D	built-in/pci.yaml	123	ptdma	function	AMD pass-through DMA engine	System	kernel	pci				127 PCI\VEN_1022&DEV_1498				255		0				
D	built-in/pci.yaml	128	k10temp	function	AMD CPU thermometer	Sensor	kernel	pci								255		0				
D	built-in/pci.yaml	132	pcie_mp2_amd	function	AMD sensor hub	Sensor	kernel	pci	hid		=amd_sfh					255		0				
D	built-in/pci.yaml	138	igen6_edac	function	Memory error counters, Intel client	System	kernel	pci								255		0				
D	built-in/pci.yaml	142	sbridge_edac	function	Memory error counters, Intel server	System	kernel	pci			=sb_edac					255		0				
D	built-in/pci.yaml	147	skx_uncore	function	Performance counters, Skylake server	System	kernel	pci			=intel_uncore					255		0				
D	built-in/pci.yaml	152	icx_uncore	function	Performance counters, Ice Lake server	System	kernel	pci			=intel_uncore					255		0				
D	built-in/pci.yaml	157	bdx_uncore	function	Performance counters, Broadwell server	System	kernel	pci			=intel_uncore					255		0				
D	built-in/pci.yaml	162	skl_uncore	function	Performance counters, Skylake client	System	kernel	pci			=intel_uncore					255		0				
D	built-in/pci.yaml	167	isst_if_pci	function	Intel speed select, memory-mapped	System	kernel	pci			=isst_if_mmio					255		0				
D	built-in/pci.yaml	172	isst_if_mbox_pci	function	Intel speed select, mailbox	System	kernel	pci								255		0				
D	built-in/pci.yaml	176	amdxdna	function	AMD neural processing unit	SecurityAccelerator	kernel	pci				180 PCI\VEN_1022&DEV_1502|180 PCI\VEN_1022&DEV_17F0				255		0				
D	built-in/pci.yaml	181	firewire_ohci	function	FireWire host controller	1394	kernel	pci	firewire					186 pci:v*d*sv*sd*bc0Csc00i10*		255		0				
D	built-in/pci.yaml	187	yenta_cardbus	function	CardBus bridge	PCMCIA	kernel	pci	pci|pcmcia		=yenta_socket			193 pci:v*d*sv*sd*bc06sc07i00*|193 pci:v00001217d*sv*sd*bc06sc07i00*		255		0				
D	built-in/platform.yaml	5	i2c_designware	function	DesignWare I2C controller	System	kernel	platform	i2c		=i2c_designware_platform	11 OF\snps,designware-i2c		13 platform:i2c_designware|14 acpi*:INT33C2:*|15 acpi*:INT33C3:*|16 acpi*:INT3432:*|17 acpi*:INT3433:*|18 acpi*:80860F41:*|19 acpi*:808622C1:*|20 acpi*:AMD0010:*|21 acpi*:AMDI0010:*|22 acpi*:AMDI0019:*|23 acpi*:AMDI0510:*|24 acpi*:APMC0D0F:*|25 acpi*:HISI02A1:*		255		0				
D	built-in/platform.yaml	26	intel-lpss	function	Intel low-power subsystem	System	kernel	platform	platform		=intel_lpss_acpi			33 acpi*:80865AC2:*|34 acpi*:80865ABC:*|35 acpi*:80865AAC:*|36 acpi*:80860AC2:*|37 acpi*:80860ABC:*|38 acpi*:80860AAC:*		255		0				
D	built-in/platform.yaml	39	idma64	function	Intel LPSS DMA engine	System	kernel	platform						43 platform:idma64		255		0				
D	built-in/platform.yaml	44	dw_dmac	function	DesignWare DMA engine	System	kernel	platform						49 platform:dw_dmac|50 acpi*:80864BB6:*|51 acpi*:80864BB5:*|52 acpi*:80864BB4:*|53 acpi*:808622C0:*|54 acpi*:80862286:*		255		0				
D	built-in/platform.yaml	55	hid_sensor_als	function	Ambient light behind a HID sensor hub	Sensor	kernel	platform						59 platform:HID-SENSOR-200041		255		0				
D	built-in/platform.yaml	60	hid_sensor_accel_3d	function	Accelerometer behind a HID sensor hub	Sensor	kernel	platform						64 platform:HID-SENSOR-20007b|64 platform:HID-SENSOR-200073		255		0				
D	built-in/platform.yaml	65	serial	function	Serial port	Ports	kernel	pci	serial-base		=8250_pci			71 pci:v*d*sv*sd*bc07sc00i*		255		0				
D	built-in/platform.yaml	72	serial8250	function	Legacy serial ports	Ports	kernel	platform	serial-base		=8250			78 platform:serial8250		255		0				
D	built-in/platform.yaml	79	dw-apb-uart	function	DesignWare serial ports	Ports	kernel	platform	serial-base		=8250_dw			85 platform:dw-apb-uart		255		0				
D	built-in/platform.yaml	86	uart-pl011	function	ARM PL011 serial ports	Ports	kernel	amba	serial-base		=amba_pl011			92 amba:d000?1011		255		0				
D	built-in/platform.yaml	93	port	function	Serial port	Ports	kernel	serial-base			=serial_base					255		0				
D	built-in/platform.yaml	98	ctrl	function	Serial port controller	Ports	kernel	serial-base			=serial_base					255		0				
D	built-in/platform.yaml	103	i8042	function	PS/2 controller	System	kernel	platform	serio					108 platform:i8042		255		0				
D	built-in/platform.yaml	109	tpm_tis	function	Trusted platform module	Securitydevices	kernel	platform						113 acpi*:MSFT0101:*		255		0				
D	built-in/platform.yaml	114	pcspkr	function	PC speaker	System	kernel	platform						118 platform:pcspkr		255		0				
D	built-in/platform.yaml	119	ac	function	AC adapter	Battery	kernel	platform						123 acpi*:ACPI0003:*		255		0				
D	built-in/platform.yaml	124	acpi-fan	function	ACPI fan	System	kernel	platform			=fan			130 acpi*:PNP0C0B:*|131 acpi*:INTC10A2:*|132 acpi*:INTC1063:*|133 acpi*:INTC1048:*|134 acpi*:INTC1044:*|135 acpi*:INT3404:*		255		0				
D	built-in/platform.yaml	136	acpi-wmi	function	Windows management interface	System	kernel	platform	wmi		=wmi			142 acpi*:PNP0C14:*		255		0				
D	built-in/platform.yaml	143	GHES	function	Firmware hardware-error source	System	kernel	platform			=ghes			148 platform:GHES		255		0				
D	built-in/platform.yaml	149	alarmtimer	function	Alarm timer	System	kernel	platform			=			154 platform:alarmtimer		255		0				
D	built-in/platform.yaml	155	reg-dummy	function	Dummy regulator	System	kernel	platform			=			160 platform:reg-dummy		255		0				
D	built-in/platform.yaml	161	kgdboc	function	Kernel debugger console	System	kernel	platform						165 platform:kgdboc		255		0				
D	built-in/platform.yaml	166	coretemp	function	Processor temperature sensor	Sensor	kernel	platform						170 platform:coretemp		255		0				
D	built-in/platform.yaml	171	intel_rapl_msr	function	CPU power limits through MSRs	System	kernel	platform						175 platform:intel_rapl_msr		255		0				
D	built-in/platform.yaml	176	int3400 thermal	function	Thermal policy manager	System	kernel	platform			=int3400_thermal			181 acpi*:INTC10A0:*|181 acpi*:INTC1042:*|181 acpi*:INTC1041:*|181 acpi*:INTC1040:*|181 acpi*:INT3400:*		255		0				
D	built-in/platform.yaml	182	int3402 thermal	function	Memory thermal sensor	System	kernel	platform			=int3402_thermal			187 acpi*:INT3402:*		255		0				
D	built-in/platform.yaml	188	int3403 thermal	function	Generic thermal participant	System	kernel	platform			=int3403_thermal			193 acpi*:INTC10A1:*|193 acpi*:INTC1062:*|193 acpi*:INTC1046:*|193 acpi*:INTC1043:*|193 acpi*:INT3403:*		255		0				
D	built-in/platform.yaml	194	DPTF Platform Power	function	Platform power figures	System	kernel	platform			=dptf_power			199 acpi*:INT3407:*|199 acpi*:INTC1047:*|199 acpi*:INTC1050:*|199 acpi*:INTC1060:*		255		0				
D	built-in/platform.yaml	200	intel_pmc_core	function	Power-management controller figures	System	kernel	platform						204 acpi*:INT33A1:*		255		0				
D	built-in/platform.yaml	205	amd_gpio	function	AMD GPIO controller	System	kernel	platform			=pinctrl_amd			210 acpi*:AMD0030:*|210 acpi*:AMDI0030:*|210 acpi*:AMDI0031:*		255		0				
D	built-in/platform.yaml	211	amd_pmc	function	AMD power-management controller	System	kernel	platform						216 acpi*:AMDI0005:*|217 acpi*:AMDI0006:*|218 acpi*:AMDI0007:*|219 acpi*:AMDI0008:*|220 acpi*:AMDI0009:*|221 acpi*:AMDI000A:*|222 acpi*:AMD0004:*|223 acpi*:AMD0005:*		255		0				
D	built-in/platform.yaml	224	amd-pmf	function	AMD platform management framework	System	kernel	platform						229 acpi*:AMDI0100:*|230 acpi*:AMDI0101:*|231 acpi*:AMDI0102:*|232 acpi*:AMDI0103:*|233 acpi*:AMDI0104:*|234 acpi*:AMDI0105:*|235 acpi*:AMDI0106:*|236 acpi*:AMDI0107:*		255		0				
D	built-in/platform.yaml	237	byt_gpio	function	Intel GPIO controller, Bay Trail	System	kernel	platform			=pinctrl_baytrail			242 acpi*:INT33B2:*|242 acpi*:INT33FC:*		255		0				
D	built-in/platform.yaml	243	broxton-pinctrl	function	Intel GPIO controller, Broxton	System	kernel	platform			=pinctrl_broxton			248 acpi*:INT34D1:*|248 acpi*:INT3452:*		255		0				
D	built-in/platform.yaml	249	sunrisepoint-pinctrl	function	Intel GPIO controller, Sunrise Point	System	kernel	platform			=pinctrl_sunrisepoint			254 acpi*:INT344B:*|254 acpi*:INT3451:*|254 acpi*:INT345D:*		255		0				
D	built-in/platform.yaml	255	cannonlake-pinctrl	function	Intel GPIO controller, Cannon Lake	System	kernel	platform			=pinctrl_cannonlake			260 acpi*:INT3450:*|260 acpi*:INT34BB:*		255		0				
D	built-in/platform.yaml	261	dcdbas	function	Dell systems-management interrupts	System	kernel	platform						265 platform:dcdbas		255		0				
D	built-in/platform.yaml	266	dell-laptop	function	Dell radio and keyboard-light control	System	kernel	platform						270 platform:dell-laptop		255		0				
D	built-in/platform.yaml	271	hp-wmi	function	HP hot keys and radio switch	System	kernel	platform						275 platform:hp-wmi		255		0				
D	built-in/platform.yaml	276	thinkpad_acpi	function	ThinkPad extras	System	kernel	platform						280 platform:thinkpad_acpi		255		0				
D	built-in/platform.yaml	281	ipmi_si	function	Baseboard controller interface	System	kernel	platform						285 platform:dmi-ipmi-si|285 acpi*:IPI0001:*		255		0				
D	built-in/platform.yaml	286	ipmi	function	Baseboard management controller	System	kernel	platform			=ipmi_msghandler			291 platform:ipmi_bmc		255		0				
D	built-in/platform.yaml	292	pwm-lpss	function	Intel LPSS PWM	System	kernel	platform			=pwm_lpss_platform			297 platform:pwm-lpss|297 acpi*:80865AC8:*|297 acpi*:80862289:*|297 acpi*:80862288:*|297 acpi*:80860F09:*		255		0				
D	built-in/platform.yaml	298	rtsx_pci_ms	function	Realtek card reader, Memory Stick	MTD	kernel	platform	memstick					303 platform:rtsx_pci_ms		255		0				
D	built-in/platform.yaml	304	rtsx_usb_ms	function	Realtek USB card reader, Memory Stick	MTD	kernel	platform	memstick					309 platform:rtsx_usb_ms		255		0				
D	built-in/platform.yaml	310	Serial bus multi instantiate pseudo device driver	function	Several chips in one ACPI node	System	kernel	platform	i2c|spi		=serial_multi_instantiate			317 acpi*:CLSA0101:*|318 acpi*:CLSA0100:*|319 acpi*:INT3515:*|320 acpi*:CSC3556:*|321 acpi*:CSC3551:*|322 acpi*:BSG2150:*		255		0				
D	built-in/platform.yaml	323	surface_aggregator_platform_hub	function	Surface system aggregator hub	System	kernel	platform	surface_aggregator		=surface_aggregator_registry			330 acpi*:MSHW0123:*|331 acpi*:MSHW0440:*|332 acpi*:MSHW0290:*|333 acpi*:MSHW0118:*|334 acpi*:MSHW0350:*|335 acpi*:MSHW0250:*		255		0				
D	built-in/platform.yaml	336	iTCO_wdt	function	Intel chipset watchdog	System	kernel	platform						340 platform:iTCO_wdt		255		0				
D	built-in/platform.yaml	341	sram	function	On-chip memory	System	kernel	platform				345 OF\mmio-sram|345 OF\atmel,sama5d2-securam				255		0				
D	built-in/platform.yaml	346	reg-fixed-voltage	function	Fixed regulator	System	kernel	platform			=fixed	351 OF\regulator-fixed		352 platform:reg-fixed-voltage		255		0				
D	built-in/platform.yaml	353	usb_phy_generic	function	USB PHY without registers	System	kernel	platform			=phy_generic	358 OF\usb-nop-xceiv		359 platform:usb_phy_generic		255		0				
D	built-in/platform.yaml	360	optee	function	Trusted execution environment OP-TEE	Securitydevices	kernel	platform	tee			365 OF\linaro,optee-tz				255		0				
D	built-in/platform.yaml	366	arm-scmi	function	Firmware power and clock protocol	System	kernel	platform	scmi_protocol		=scmi_module	372 OF\arm,scmi|372 OF\arm,scmi-smc				255		0				
D	built-in/platform.yaml	373	brcm-pcie	function	Broadcom PCIe root complex	System	kernel	platform	pci		=pcie_brcmstb	379 OF\brcm,bcm2711-pcie				255		0				
D	built-in/platform.yaml	380	i2c-bcm2835	function	I2C of Raspberry Pi	System	kernel	platform	i2c			385 OF\brcm,bcm2711-i2c|385 OF\brcm,bcm2835-i2c				255		0				
D	built-in/platform.yaml	386	spi-bcm2835	function	SPI of Raspberry Pi	System	kernel	platform	spi			391 OF\brcm,bcm2711-spi|391 OF\brcm,bcm2835-spi				255		0				
D	built-in/platform.yaml	392	rk3x-i2c	function	I2C of Rockchip chips	System	kernel	platform	i2c		=i2c_rk3x	398 OF\rockchip,rk3399-i2c				255		0				
D	built-in/platform.yaml	399	geni_i2c	function	I2C of Qualcomm chips	System	kernel	platform	i2c		=i2c_qcom_geni	405 OF\qcom,geni-i2c		406 acpi*:QCOM0220:*		255		0				
D	built-in/platform.yaml	407	imx-i2c	function	I2C of NXP chips	System	kernel	platform	i2c		=i2c_imx	413 OF\fsl,imx1-i2c|413 OF\fsl,imx21-i2c|413 OF\fsl,vf610-i2c|413 OF\nxp,s32cc-i2c				255		0				
D	built-in/platform.yaml	414	dell-smbios	function	Dell SMBIOS calls	System	kernel	platform						418 platform:dell-smbios		255		0				
D	built-in/platform.yaml	419	hvc_opal	function	Firmware console of POWER machines	Ports	kernel	platform			=	424 OF\ibm,opal-console-raw|424 OF\ibm,opal-console-hvsi				255		0				
D	built-in/platform.yaml	425	i2c-opal	function	I2C through POWER firmware	System	kernel	platform	i2c			430 OF\ibm,opal-i2c				255		0				
D	built-in/platform.yaml	431	powernv_rng	function	Random numbers of POWER machines	System	kernel	platform				435 OF\ibm,power-rng				255		0				
D	built-in/platform.yaml	436	PCCT	function	ACPI platform communication channel	System	kernel	platform			=pcc			441 platform:PCCT		255		0				
D	built-in/platform.yaml	442	bcm2835-dma	function	DMA engine of Raspberry Pi	System	kernel	platform				446 OF\brcm,bcm2835-dma|446 OF\brcm,bcm2711-dma				255		0				
D	built-in/platform.yaml	447	fsl-dspi	function	SPI of NXP chips	System	kernel	platform	spi		=spi_fsl_dspi	453 OF\fsl,vf610-dspi|453 OF\fsl,ls1021a-v1.0-dspi|453 OF\nxp,s32cc-dspi				255		0				
D	built-in/platform.yaml	454	fsl-edma	function	DMA engine of NXP chips	System	kernel	platform				458 OF\fsl,vf610-edma|458 OF\fsl,ls1028a-edma				255		0				
D	built-in/platform.yaml	459	fsl-linflexuart	function	Serial ports of NXP automotive chips	Ports	kernel	platform	serial-base			464 OF\fsl,s32v234-linflexuart				255		0				
D	built-in/storage.yaml	5	floppy	function	PC floppy controller	FDC	kernel	platform						9 platform:floppy		255		0				
D	built-in/storage.yaml	10	sdhci-acpi	function	SD host controllers found by ACPI	SCSIAdapter	kernel	platform	mmc|sdio					16 acpi*:AMDI0041:*|17 acpi*:AMDI0040:*|18 acpi*:QCOM8052:*|19 acpi*:QCOM8051:*|20 acpi*:PNP0D40:*|21 acpi*:INT344D:*		255		0				
D	built-in/storage.yaml	22	rtsx_pci_sdmmc	function	Realtek card reader, SD	SCSIAdapter	kernel	platform	mmc|sdio					27 platform:rtsx_pci_sdmmc		255		0				
D	built-in/storage.yaml	28	rtsx_usb_sdmmc	function	Realtek USB card reader, SD	SCSIAdapter	kernel	platform	mmc|sdio					33 platform:rtsx_usb_sdmmc		255		0				
D	built-in/storage.yaml	34	mmcblk	function	SD card or eMMC	DiskDrive	kernel	mmc			=mmc_block			39 mmc:block		255		0				
D	built-in/storage.yaml	40	sdhci-pci	function	SD host controllers on PCI	SCSIAdapter	kernel	pci	mmc|sdio					45 pci:v*d*sv*sd*bc08sc05i*|45 pci:v00001022d*sv*sd*bc08sc05i*		255		0				
D	built-in/storage.yaml	46	ahci	function	SATA controller	HDC	kernel	pci	scsi					52 pci:v*d*sv*sd*bc01sc06i01*|53 pci:v00008086d*sv00001028sd*bc01sc04i00*|54 pci:v00001022d*sv*sd*bc01sc04i00*|55 pci:v0000197Bd*sv*sd*bc01sc06i01*		255		0				
D	built-in/storage.yaml	56	ata_piix	function	Intel IDE and early SATA controllers	HDC	kernel	pci	scsi			61 PCI\VEN_8086&DEV_7010|61 PCI\VEN_8086&DEV_7111				255		0				
D	built-in/storage.yaml	62	ata_generic	function	IDE controller	HDC	kernel	pci	scsi					67 pci:v*d*sv*sd*bc01sc01i*|67 pci:v00008086d*sv*sd*bc01sc01i*		255	fallback	0				
D	built-in/storage.yaml	69	nvme	function	NVMe controller	SCSIAdapter	kernel	pci	nvme					74 pci:v*d*sv*sd*bc01sc08i02*		255		0				
D	built-in/storage.yaml	75	megaraid_sas	function	Broadcom MegaRAID	SCSIAdapter	kernel	pci	scsi							255		0				
D	built-in/storage.yaml	80	mpt3sas	function	Broadcom SAS 2 and 3	SCSIAdapter	kernel	pci	scsi							255		0				
D	built-in/storage.yaml	85	mpi3mr	function	Broadcom SAS 4	SCSIAdapter	kernel	pci	scsi							255		0				
D	built-in/storage.yaml	90	hpsa	function	HP Smart Array	SCSIAdapter	kernel	pci	scsi					95 pci:v00000E11d*sv*sd*bc01sc04i*|95 pci:v0000103Cd*sv*sd*bc01sc04i*		255		0				
D	built-in/storage.yaml	96	smartpqi	function	Microchip Smart Storage	SCSIAdapter	kernel	pci	scsi							255		0				
D	built-in/storage.yaml	101	aacraid	function	Adaptec RAID	SCSIAdapter	kernel	pci	scsi							255		0				
D	built-in/storage.yaml	106	ipr	function	IBM Power RAID	SCSIAdapter	kernel	pci	scsi							255		0				
D	built-in/storage.yaml	111	lpfc	function	Emulex Fibre Channel	SCSIAdapter	kernel	pci	scsi							255		0				
D	built-in/storage.yaml	116	qla2xxx	function	QLogic Fibre Channel	SCSIAdapter	kernel	pci	scsi							255		0				
D	built-in/storage.yaml	121	sd	function	Disk	DiskDrive	kernel	scsi			=sd_mod			126 scsi:t-0x14*|126 scsi:t-0x0e*|126 scsi:t-0x07*|126 scsi:t-0x00*		255		0				
D	built-in/storage.yaml	127	sr	function	Optical drive	CDROM	kernel	scsi			=sr_mod			132 scsi:t-0x04*|132 scsi:t-0x05*		255		0				
D	built-in/storage.yaml	133	st	function	Tape drive	TapeDrive	kernel	scsi						137 scsi:t-0x01*		255		0				
D	built-in/storage.yaml	138	ses	function	Enclosure services	System	kernel	scsi						142 scsi:t-0x0d*		255		0				
D	built-in/storage.yaml	143	ch	function	Media changers	MediumChanger	kernel	scsi						147 scsi:t-0x08*		255		0				
D	built-in/storage.yaml	148	nd_pmem	function	Persistent memory disk	DiskDrive	kernel	nd						152 nd:t5*|152 nd:t4*		255		0				
D	built-in/storage.yaml	153	nd_region	function	Persistent memory region	System	kernel	nd	nd		=libnvdimm			159 nd:t1*|159 nd:t2*		255		0				
D	built-in/storage.yaml	160	nvdimm	function	Non-volatile memory module	System	kernel	nd			=libnvdimm			165 nd:t1*|165 nd:t2*		255		0				
D	built-in/storage.yaml	166	dwmmc_rockchip	function	SD host of Rockchip chips	SCSIAdapter	kernel	platform	mmc|sdio		=dw_mmc_rockchip	172 OF\rockchip,rk3288-dw-mshc				255		0				
D	built-in/storage.yaml	173	pata_acpi	function	IDE controller, firmware timings	HDC	kernel	pci	scsi							255	fallback	0				
D	built-in/usb.yaml	5	usb	function	USB device	USB	kernel	usb	usb		=usbcore		11 USB\COMPOSITE			255		0				
D	built-in/usb.yaml	12	hub	function	USB hub	USB	kernel	usb	usb		=usbcore	18 USB\ROOT_HUB|18 USB\ROOT_HUB20|18 USB\ROOT_HUB30		19 usb:v*p*d*dc*dsc*dp*ic09isc*ip*in*|19 usb:v*p*d*dc09dsc*dp*ic*isc*ip*in*		255		0				
D	built-in/usb.yaml	20	usbfs	function	USB interface claimed by a program	USB	kernel	usb			=usbcore					255		0				
D	built-in/usb.yaml	25	usbhid	function	USB HID device	HIDClass	kernel	usb	hid					30 usb:v*p*d*dc*dsc*dp*ic03isc*ip*in*		255		0				
D	built-in/usb.yaml	31	usb-storage	function	USB mass storage	USB	kernel	usb	scsi					37 usb:v*p*d*dc*dsc*dp*ic08isc06ip50in*|38 usb:v*p*d*dc*dsc*dp*ic08isc05ip50in*|39 usb:v*p*d*dc*dsc*dp*ic08isc04ip50in*|40 usb:v*p*d*dc*dsc*dp*ic08isc03ip50in*|41 usb:v*p*d*dc*dsc*dp*ic08isc02ip50in*|42 usb:v*p*d*dc*dsc*dp*ic08isc01ip50in*		255		0				
D	built-in/usb.yaml	43	uas	function	USB attached SCSI	SCSIAdapter	kernel	usb	scsi					48 usb:v*p*d*dc*dsc*dp*ic08isc06ip62in*|48 usb:v*p*d*dc*dsc*dp*ic08isc06ip50in*		255	fallback	0				
D	built-in/usb.yaml	50	uvcvideo	function	USB camera	Camera	kernel	usb						54 usb:v*p*d*dc*dsc*dp*ic0Eisc01ip01in*|54 usb:v*p*d*dc*dsc*dp*ic0Eisc01ip00in*		255		0				
D	built-in/usb.yaml	55	btusb	function	USB Bluetooth adapter	Bluetooth	kernel	usb						60 usb:v*p*d*dc*dsc*dp*icE0isc01ip01in*|61 usb:v*p*d*dcE0dsc01dp01ic*isc*ip*in*|62 usb:v0930p*d*dc*dsc*dp*icFFisc01ip01in*|63 usb:v413Cp*d*dc*dsc*dp*icFFisc01ip01in*|64 usb:v13D3p*d*dc*dsc*dp*icFFisc01ip01in*|65 usb:v050Dp*d*dc*dsc*dp*icFFisc01ip01in*|66 usb:v0B05p*d*dc*dsc*dp*icFFisc01ip01in*|67 usb:v0A5Cp*d*dc*dsc*dp*icFFisc01ip01in*		255		0				
D	built-in/usb.yaml	68	ath3k	function	Atheros Bluetooth firmware loader	Bluetooth	kernel	usb								255		0				
D	built-in/usb.yaml	72	snd-usb-audio	function	USB audio	Media	kernel	usb						77 usb:v*p*d*dc*dsc*dp*ic01isc01ip*in*|78 usb:v*p*d*dc*dsc*dp*ic01isc03ip*in*|79 usb:v0582p*d*dc*dsc*dp*icFFisc*ip*in*|80 usb:v0499p*d*dc*dsc*dp*icFFisc*ip*in*		255		0				
D	built-in/usb.yaml	81	cdc_acm	function	USB modem	Ports	kernel	usb						86 usb:v*p*d*dc*dsc*dp*ic02isc02ip06in*|87 usb:v*p*d*dc*dsc*dp*ic02isc02ip05in*|88 usb:v*p*d*dc*dsc*dp*ic02isc02ip04in*|89 usb:v*p*d*dc*dsc*dp*ic02isc02ip03in*|90 usb:v*p*d*dc*dsc*dp*ic02isc02ip02in*|91 usb:v*p*d*dc*dsc*dp*ic02isc02ip01in*		255		0				
D	built-in/usb.yaml	92	cdc_ether	function	USB Ethernet	Net	kernel	usb						97 usb:v12D1p*d*dc*dsc*dp*ic02isc06ipFFin*|98 usb:v*p*d*dc*dsc*dp*ic02isc0Aip00in*|99 usb:v*p*d*dc*dsc*dp*ic02isc06ip00in*|100 usb:v19D2p*d*dc*dsc*dp*ic02isc06ip00in*|101 usb:v1BC7p*d*dc*dsc*dp*ic02isc06ip00in*		255		0				
D	built-in/usb.yaml	102	cdc_ncm	function	USB Ethernet, NCM	Net	kernel	usb						107 usb:v*p*d*dc*dsc*dp*ic02isc0Dip00in*|108 usb:v17E9p*d*dc*dsc*dp*ic02isc0Dip00in*|109 usb:v12D1p*d*dc*dsc*dp*ic02isc0Dip00in*|110 usb:v0930p*d*dc*dsc*dp*ic02isc0Dip00in*|111 usb:v413Cp*d*dc*dsc*dp*ic02isc0Dip00in*|112 usb:v0BDBp*d*dc*dsc*dp*ic02isc0Dip00in*		255		0				
D	built-in/usb.yaml	113	cdc_mbim	function	USB mobile broadband	Net	kernel	usb						118 usb:v*p*d*dc*dsc*dp*ic02isc0Eip00in*|119 usb:v12D1p*d*dc*dsc*dp*ic02isc0Eip00in*|120 usb:v0BDBp*d*dc*dsc*dp*ic02isc0Eip00in*|121 usb:v*p*d*dc*dsc*dp*ic02isc0Dip00in*		255		0				
D	built-in/usb.yaml	122	cdc_wdm	function	USB modem management	Modem	kernel	usb						126 usb:v*p*d*dc*dsc*dp*ic02isc09ip*in*		255		0				
D	built-in/usb.yaml	127	rndis_host	function	USB Ethernet, RNDIS	Net	kernel	usb						132 usb:v*p*d*dc*dsc*dp*icEFisc04ip01in*|133 usb:v*p*d*dc*dsc*dp*icE0isc01ip03in*|134 usb:v*p*d*dc*dsc*dp*icEFisc01ip01in*|135 usb:v*p*d*dc*dsc*dp*ic02isc02ipFFin*|136 usb:v19D2p*d*dc*dsc*dp*ic02isc02ipFFin*|137 usb:v19D2p*d*dc*dsc*dp*icE0isc01ip03in*		255		0				
D	built-in/usb.yaml	138	r8152	function	Realtek USB Ethernet	Net	kernel	usb				142 USB\VID_0BDA&PID_8152|142 USB\VID_0BDA&PID_8153				255		0				
D	built-in/usb.yaml	143	r8152-cfgselector	function	Realtek USB Ethernet, choice of configuration	USB	kernel	usb	usb		=r8152					255		0				
D	built-in/usb.yaml	149	asix	function	ASIX USB Ethernet	Net	kernel	usb								255		0				
D	built-in/usb.yaml	153	ax88179_178a	function	ASIX USB 3 Ethernet	Net	kernel	usb								255		0				
D	built-in/usb.yaml	157	smsc95xx	function	SMSC and Microchip USB Ethernet	Net	kernel	usb								255		0				
D	built-in/usb.yaml	161	lan78xx	function	Microchip LAN78xx USB Ethernet	Net	kernel	usb								255		0				
D	built-in/usb.yaml	165	qmi_wwan	function	Qualcomm mobile broadband	Net	kernel	usb						170 usb:v106Cp*d*dc*dsc*dp*icFFiscF1ipFFin*|171 usb:v106Cp*d*dc*dsc*dp*icFFiscF0ipFFin*|172 usb:v12D1p*d*dc*dsc*dp*icFFisc01ip67in*|173 usb:v12D1p*d*dc*dsc*dp*icFFisc01ip37in*|174 usb:v12D1p*d*dc*dsc*dp*icFFisc01ip11in*|175 usb:v12D1p*d*dc*dsc*dp*icFFisc01ip07in*		255		0				
D	built-in/usb.yaml	176	qcserial	function	Qualcomm modem serial port	Ports	kernel	usb	usb-serial							255		0				
D	built-in/usb.yaml	181	option	function	Mobile modem serial port	Ports	kernel	usb	usb-serial					187 usb:v19D2p*d*dc*dsc*dp*icFFisc86ip10in*|188 usb:v19D2p*d*dc*dsc*dp*icFFisc02ip05in*|189 usb:v19D2p*d*dc*dsc*dp*icFFisc02ip01in*|190 usb:v12D1p*d*dc*dsc*dp*icFFisc06ip7Cin*|191 usb:v12D1p*d*dc*dsc*dp*icFFisc06ip7Bin*|192 usb:v12D1p*d*dc*dsc*dp*icFFisc06ip7Ain*		255		0				
D	built-in/usb.yaml	193	ftdi_sio	function	FTDI USB serial converters	Ports	kernel	usb	usb-serial			199 USB\VID_0403&PID_6001|200 USB\VID_0403&PID_6010|201 USB\VID_0403&PID_6011|202 USB\VID_0403&PID_6014|203 USB\VID_0403&PID_6015				255		0				
D	built-in/usb.yaml	204	cp210x	function	Silicon Labs USB serial converters	Ports	kernel	usb	usb-serial			209 USB\VID_10C4&PID_EA60				255		0				
D	built-in/usb.yaml	210	ch341	function	WCH USB serial converters	Ports	kernel	usb	usb-serial			215 USB\VID_1A86&PID_7523|215 USB\VID_1A86&PID_5523				255		0				
D	built-in/usb.yaml	216	pl2303	function	Prolific USB serial converters	Ports	kernel	usb	usb-serial			221 USB\VID_067B&PID_2303				255		0				
D	built-in/usb.yaml	222	rtsx_usb	function	Realtek USB card readers	MTD	kernel	usb	platform							255		0				
D	built-in/usb.yaml	227	usblp	function	USB printers	Printer	kernel	usb						232 usb:v*p*d*dc*dsc*dp*ic07isc01ip03in*|233 usb:v*p*d*dc*dsc*dp*ic07isc01ip02in*|234 usb:v*p*d*dc*dsc*dp*ic07isc01ip01in*|235 usb:v*p*d*dc07dsc01dp03ic*isc*ip*in*|236 usb:v*p*d*dc07dsc01dp02ic*isc*ip*in*|237 usb:v*p*d*dc07dsc01dp01ic*isc*ip*in*		255		0				
D	built-in/usb.yaml	238	xpad	function	Xbox game pads, vendor protocol	HIDClass	kernel	usb						243 usb:v3285p*d*dc*dsc*dp*icFFisc5Dip81in*|244 usb:v3285p*d*dc*dsc*dp*icFFisc5Dip01in*|245 usb:v31E3p*d*dc*dsc*dp*icFFisc5Dip81in*|246 usb:v31E3p*d*dc*dsc*dp*icFFisc5Dip01in*|247 usb:v2F24p*d*dc*dsc*dp*icFFisc5Dip81in*|248 usb:v2F24p*d*dc*dsc*dp*icFFisc5Dip01in*		255		0				
D	built-in/usb.yaml	249	xhci_hcd	function	USB 3 host controller	USB	kernel	pci	usb		=xhci_pci			255 pci:v*d*sv*sd*bc0Csc03i30*		255		0				
D	built-in/usb.yaml	256	ehci-pci	function	USB 2 host controller	USB	kernel	pci	usb					261 pci:v*d*sv*sd*bc0Csc03i20*		255		0				
D	built-in/usb.yaml	262	ehci_hcd	function	USB 2 host controller (before kernel 3.8)	USB	kernel	pci	usb		=ehci_pci					255		0				
D	built-in/usb.yaml	268	ohci-pci	function	USB 1 host controller, OHCI	USB	kernel	pci	usb					273 pci:v*d*sv*sd*bc0Csc03i10*		255		0				
D	built-in/usb.yaml	274	ohci_hcd	function	USB 1 host controller, OHCI (before kernel 3.12)	USB	kernel	pci	usb		=ohci_pci					255		0				
D	built-in/usb.yaml	280	uhci_hcd	function	USB 1 host controller, UHCI	USB	kernel	pci	usb					285 pci:v*d*sv*sd*bc0Csc03i00*		255		0				
D	built-in/usb.yaml	286	xhci-hcd	function	USB 3 host controller (platform)	USB	kernel	platform	usb		=xhci_plat_hcd	292 OF\generic-xhci|292 OF\xhci-platform		293 acpi*:PNP0D10:*|293 acpi*:PNP0D15:*		255		0				
D	built-in/usb.yaml	294	dwc3	function	DesignWare USB 3 dual-role controller	USB	kernel	platform	usb			299 OF\snps,dwc3|299 OF\synopsys,dwc3		300 acpi*:808622B7:*		255		0				
D	built-in/usb.yaml	301	ci_hdrc	function	ChipIdea dual-role controller	USB	kernel	platform	usb					306 platform:ci_hdrc		255		0				
D	built-in/usb.yaml	307	ucsi_acpi	function	USB-C connector manager by firmware	USB	kernel	platform	typec					312 acpi*:PNP0CA0:*		255		0				
D	built-in/usb.yaml	313	intel_xhci_usb_sw	function	USB role switch in Intel xHCI	USB	kernel	platform			=intel_xhci_usb_role_switch			318 platform:intel_xhci_usb_sw		255		0				
D	built-in/usb.yaml	319	rndis_wlan	function	USB Wi-Fi, RNDIS	Net	kernel	usb								255	fallback	0				
D	built-in/virtual.yaml	5	fw_cfg	function	QEMU firmware configuration	System	kernel	platform			=qemu_fw_cfg	10 OF\qemu,fw-cfg-mmio		11 acpi*:QEMU0002:*		255		0				
D	built-in/virtual.yaml	12	virtio-pci	function	virtio device	System	kernel	pci	virtio					17 pci:v00001AF4d*sv*sd*bc*sc*i*		255		0				
D	built-in/virtual.yaml	18	virtio_net	function	Virtio network card	Net	kernel	virtio						22 virtio:d00000001v*		255		0				
D	built-in/virtual.yaml	23	virtio_blk	function	Virtio disk	SCSIAdapter	kernel	virtio						27 virtio:d00000002v*		255		0				
D	built-in/virtual.yaml	28	virtio_scsi	function	Virtio SCSI host	SCSIAdapter	kernel	virtio	scsi					33 virtio:d00000008v*		255		0				
D	built-in/virtual.yaml	34	virtio_balloon	function	Virtio memory balloon	System	kernel	virtio						38 virtio:d00000005v*		255		0				
D	built-in/virtual.yaml	39	virtio_console	function	Virtio serial ports	Ports	kernel	virtio						43 virtio:d00000003v*		255		0				
D	built-in/virtual.yaml	44	virtio_gpu	function	Virtio display	Display	kernel	virtio						48 virtio:d00000010v*		255		0				
D	built-in/virtual.yaml	49	virtio_rng	function	Virtio random numbers	System	kernel	virtio						53 virtio:d00000004v*		255		0				
D	built-in/virtual.yaml	54	virtio_input	function	Virtio keyboard, mouse, tablet	HIDClass	kernel	virtio						58 virtio:d00000012v*		255		0				
D	built-in/virtual.yaml	59	9pnet_virtio	function	Virtio 9p file sharing	System	kernel	virtio						63 virtio:d00000009v*		255		0				
D	built-in/virtual.yaml	64	virtiofs	function	Virtio file sharing	System	kernel	virtio						68 virtio:d0000001Av*		255		0				
D	built-in/virtual.yaml	69	vmwgfx	function	VMware display	Display	kernel	pci				73 PCI\VEN_15AD&DEV_0405|73 PCI\VEN_15AD&DEV_0406				255		0				
D	built-in/virtual.yaml	74	vmxnet3	function	VMware network card	Net	kernel	pci				78 PCI\VEN_15AD&DEV_07B0				255		0				
D	built-in/virtual.yaml	79	vmw_pvscsi	function	VMware SCSI host	SCSIAdapter	kernel	pci	scsi			84 PCI\VEN_15AD&DEV_07C0				255		0				
D	built-in/virtual.yaml	85	vmw_vmci	function	VMware host channel	System	kernel	pci				89 PCI\VEN_15AD&DEV_0740				255		0				
D	built-in/virtual.yaml	90	bochs-drm	function	QEMU standard display	Display	kernel	pci			=bochs	95 PCI\VEN_1234&DEV_1111				255		0				
D	built-in/virtual.yaml	96	cirrus	function	QEMU Cirrus display	Display	kernel	pci				100 PCI\VEN_1013&DEV_00B8				255		0				
D	built-in/virtual.yaml	101	hv_netvsc	function	Hyper-V network card	Net	kernel	vmbus						105 vmbus:635161f83edfc546913ff2d2f965ed0e		255		0				
D	built-in/virtual.yaml	106	hv_storvsc	function	Hyper-V SCSI host	SCSIAdapter	kernel	vmbus	scsi					112 vmbus:4acc9b2f6900f34ab76b6fd0be528cda|113 vmbus:32264132cb86a2449b5c50d1417354f5|114 vmbus:d96361baa104294db60572e2ffb1dc7f		255		0				
D	built-in/virtual.yaml	115	hid_hyperv	function	Hyper-V mouse	HIDClass	kernel	vmbus	hid					120 vmbus:9eb6a8cf4a5bc04cb98b8ba1a1f3f95a		255		0				
D	built-in/virtual.yaml	121	hyperv_keyboard	function	Hyper-V keyboard	Keyboard	kernel	vmbus	serio					126 vmbus:6dad12f9172bea48bd65f927a61c7684		255		0				
D	built-in/virtual.yaml	127	hv_utils	function	Hyper-V services	System	kernel	vmbus						132 vmbus:e34bd134e4dec8419ae76b174977c192|133 vmbus:292efa3523ea364296ae3a6ebacba440|134 vmbus:e7f4a0a9455a964db8278a841e8c03e6|135 vmbus:394f16571591784eab55382f3bd5422d|136 vmbus:30e62795aed07b49adcee80ab0175caf|137 vmbus:31600b0e13523449818b38d90ced39db		255		0				
D	built-in/virtual.yaml	138	hv_balloon	function	Hyper-V memory balloon	System	kernel	vmbus						142 vmbus:dc7450528589e2468057a307dc18a502		255		0				
D	built-in/virtual.yaml	143	xen-netfront	function	Xen network card	Net	kernel	xen						147 xen:vif		255		0				
D	built-in/virtual.yaml	148	xen-blkfront	function	Xen disk	SCSIAdapter	kernel	xen						152 xen:vbd		255		0				
F	built-in/buses.yaml	113	acpi	bus	device			firmware

"""#
}
